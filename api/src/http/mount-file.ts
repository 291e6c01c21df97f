import type { Readable } from 'node:stream';

import type { RouterContext } from '@koa/router';
import { create as createDisposition } from 'content-disposition';

import type { Endpoint } from '#shared/http/endpoint';

import type { ApiRoutes } from './api-routes';
import { readCall, type PublicCall } from './mount';
import { readRange, type ByteRange } from './read-range';

export type FileAnswer = {
  /** With its charset, if it has one. */
  type: string;
  size: number;
  name: string;
  /** Shown in place or saved. */
  disposition: 'inline' | 'attachment';
  /** Same tag, same bytes. */
  etag: string;
  open: (range?: ByteRange) => Promise<Readable>;
};

/** Puts a public endpoint on its route that answers a stored file: ranges, tags, safe headers. */
export function mountFile<Params, Query>(
  routes: ApiRoutes,
  endpoint: Endpoint<Params, Query, Record<string, never>, undefined>,
  handle: (call: PublicCall<Params, Query, Record<string, never>>) => Promise<FileAnswer>,
) {
  routes.add(endpoint, async (ctx) => {
    const file = await handle(readCall(ctx, endpoint));
    describe(ctx, file);
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    await answerBytes(ctx, file);
  });
}

function describe(ctx: RouterContext, file: FileAnswer) {
  // koa's fresh() answers for successful statuses only
  ctx.status = 200;
  ctx.set({
    'Content-Type': file.type,
    'Content-Disposition': createDisposition(file.name, {
      type: file.disposition,
      fallback: plainName(file.name),
    }),
    // the phone keeps the bytes and asks each time whether it may still show them: 304, or gone
    'Cache-Control': 'private, no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    ETag: `"${file.etag}"`,
  });
  // lengths and ranges count the stored bytes
  ctx.compress = false;
}

async function answerBytes(ctx: RouterContext, file: FileAnswer) {
  const wanted = isRangeCurrent(ctx, file) ? readRange(ctx.get('range'), file.size) : 'all';
  if (wanted === 'none') {
    ctx.status = 416;
    ctx.set('Content-Range', `bytes */${file.size}`);
    ctx.remove('Content-Type');
    ctx.body = '';
    return;
  }
  const range = wanted === 'all' ? undefined : wanted;
  if (range) {
    ctx.status = 206;
    ctx.set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
  }
  const length = range ? range.end - range.start + 1 : file.size;
  if (ctx.method === 'HEAD') {
    ctx.length = length;
    return;
  }
  const stream = await file.open(range);
  ctx.body = stream;
  // koa clears both when a stream becomes the body
  ctx.type = file.type;
  ctx.length = length;
}

/** `If-Range` with another tag asks for the whole file. */
function isRangeCurrent(ctx: RouterContext, { etag }: FileAnswer): boolean {
  const condition = ctx.get('if-range');
  return condition === '' || condition === `"${etag}"`;
}

/** For old clients, which take `%41` for a sign and know no quoting. */
function plainName(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
}
