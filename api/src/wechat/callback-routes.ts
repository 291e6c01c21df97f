import { setTimeout as sleep } from 'node:timers/promises';

import type Router from '@koa/router';
import type { RouterContext } from '@koa/router';

import { AppError, assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import type { Counting } from '#api/http/create-app';

import {
  admitCallback,
  answerCallback,
  verifyAddress,
  type CallbackAnswer,
  type CallbackDeps,
} from './answer-callback';
import { CallbackRefused } from './callback-crypto';
import type { CallbackQuery } from './callback-signature';
import { readCallbackBody } from './read-callback-body';

type Deps = CallbackDeps & Counting & { patience?: Patience };

/** Bytes. WeChat signs its queries; what is not signed is a short example, or not WeChat's. */
const largestBody = {
  signed: bounded.signedCallback.most,
  unsigned: bounded.unsignedCallback.most,
};

/** Milliseconds. */
type Patience = { body: number; answer: number };

/** WeChat waits five seconds for an answer and then sends the callback again. */
const usualPatience: Patience = { body: 3000, answer: 4500 };

/**
 * WeChat's message push. The router comes before anything that reads bodies, since XML is as good as JSON here. What can
 * be checked without the body is checked before a byte of it is read.
 *
 * @throws {AppError} `wechat.push_refused`, `request.too_many`, `request.too_large`, `request.too_slow`,
 *   `server.not_ready` when the callback could not be written down in time: WeChat sends it again
 */
export function wechatCallbackRoutes(router: Router, deps: Deps) {
  router.get('/wechat/callback', (ctx) =>
    answer(ctx, deps, () => verifyAddress(deps, queryOf(ctx))),
  );
  router.post('/wechat/callback', (ctx) => answer(ctx, deps, () => takeCallback(ctx, deps)));
}

async function takeCallback(ctx: RouterContext, deps: Deps): Promise<CallbackAnswer> {
  const query = queryOf(ctx);
  const { isEncrypted, isSigned } = admitCallback(deps, query);
  if (!isSigned) {
    // of whoever sends wrong ones nothing more is read on trust
    await deps.count('wrongCallbacks', deps.addressOf(ctx.req), 0);
  }
  const most = isSigned ? largestBody.signed : largestBody.unsigned;
  const { body: patience } = deps.patience ?? usualPatience;
  const body = await readCallbackBody(ctx.req, { most, patience });
  return answerCallback(deps, { query, isEncrypted, body });
}

const types = {
  text: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

async function answer(
  ctx: RouterContext,
  deps: Deps,
  find: () => Promise<CallbackAnswer>,
): Promise<void> {
  try {
    await deps.count('callbacks', deps.addressOf(ctx.req));
    const { format, text } = await inTime(find(), deps.patience ?? usualPatience);
    ctx.type = types[format];
    ctx.body = text;
  } catch (error: unknown) {
    if (error instanceof AppError && error.code === 'request.too_slow') {
      // nobody waits for the rest
      ctx.set('Connection', 'close');
    }
    if (!(error instanceof CallbackRefused)) {
      throw error;
    }
    await deps.count('wrongCallbacks', deps.addressOf(ctx.req));
    deps.log.warn('wechat.push_refused', { reason: error.message });
    // the sender does not learn what was wrong
    throw new AppError('wechat.push_refused', { cause: error });
  }
}

/** @throws {AppError} `server.not_ready`; what is under way goes on, and the next delivery finds it done */
async function inTime(
  finding: Promise<CallbackAnswer>,
  patience: Patience,
): Promise<CallbackAnswer> {
  const found = new AbortController();
  const tooLate = sleep(patience.answer, null, { signal: found.signal }).catch(() => null);
  try {
    const answer = await Promise.race([finding, tooLate]);
    assertThat(answer, 'server.not_ready', { retryAfter: patience.answer });
    return answer;
  } finally {
    found.abort();
  }
}

/** A parameter given twice counts as missing. */
function queryOf(ctx: RouterContext): CallbackQuery {
  const single = Object.entries(ctx.query).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(single) as CallbackQuery;
}
