import { bodyParser } from '@koa/bodyparser';
import type { Context, Middleware } from 'koa';

import { AppError, assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';

import { isDeeperThan } from './json-depth';

const parseJson = bodyParser({
  enableTypes: ['json'],
  jsonLimit: String(bounded.jsonBytes.most),
  encoding: 'utf-8',
});

/** Milliseconds in which a megabyte comes through on any line that still works. */
const { most: usualPatience } = bounded.jsonWait;

/** Nothing we take is nested half as deep; whatever walks a body may then do so by calling itself. */
const { most: deepest } = bounded.jsonDepth;

/** JSON bodies up to 1 MB. multipart passes untouched: the upload reads its own stream. */
export function readJson(patience = usualPatience): Middleware {
  return async (ctx, next) => {
    // an empty body needs no type
    const isReadable =
      ctx.request.length === 0 || ctx.is('json', '+json', 'multipart/form-data') !== false;
    assertThat(isReadable, 'request.unsupported_type', { detail: 'Send application/json.' });
    await inTime(ctx, patience);
    assertThat(!isDeeperThan(deepest, ctx.request.body), 'request.invalid', {
      detail: `nested deeper than ${deepest}`,
    });
    await next();
  };
}

/** @throws {AppError} `request.too_slow`, `request.invalid` when it is not what its headers say */
async function inTime(ctx: Context, patience: number) {
  const waiting = { timer: undefined as NodeJS.Timeout | undefined };
  const tooLate = new Promise<true>((resolve) => {
    waiting.timer = setTimeout(resolve, patience, true).unref();
  });
  const reading = parseJson(ctx, () => Promise.resolve()).catch((cause: unknown) => {
    // what carries a status was judged by the parser; the rest is broken gzip or a broken chunk
    throw cause instanceof Error && 'status' in cause
      ? cause
      : new AppError('request.invalid', { detail: 'unreadable body', cause });
  });
  try {
    if ((await Promise.race([reading, tooLate])) === true) {
      // nobody waits for the rest
      reading.catch(() => undefined);
      ctx.set('Connection', 'close');
      throw new AppError('request.too_slow');
    }
  } finally {
    clearTimeout(waiting.timer);
  }
}
