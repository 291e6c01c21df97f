import type Router from '@koa/router';
import type { RouterContext } from '@koa/router';

import { AppError, assertThat } from '#api/http/app-error';
import type { Log } from '#api/log';

import {
  answerPush,
  verifyAddress,
  type PushAnswer,
  type PushDeps,
  type PushQuery,
} from './answer-push';
import { PushRefused } from './push-crypto';

const largestBody = 256 * 1024;

/**
 * WeChat's message push. The router comes before anything that reads bodies, since XML is as good as
 * JSON here, and before the limits per address, since all pushes come from WeChat's.
 *
 * @throws {AppError} `wechat.push_refused`, `request.too_large`
 */
export function wechatPushRoutes(router: Router, deps: PushDeps) {
  router.get('/wechat/callback', async (ctx) => {
    const query = queryOf(ctx);
    await answer(ctx, deps.log, () => verifyAddress(deps.settings, query));
  });
  router.post('/wechat/callback', async (ctx) => {
    const [query, body] = [queryOf(ctx), await readBody(ctx)];
    await answer(ctx, deps.log, () => answerPush(deps, { query, body }));
  });
}

const types = {
  text: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

async function answer(
  ctx: RouterContext,
  log: Log,
  find: () => PushAnswer | Promise<PushAnswer>,
): Promise<void> {
  try {
    const { format, text } = await find();
    ctx.type = types[format];
    ctx.body = text;
  } catch (error: unknown) {
    if (!(error instanceof PushRefused)) {
      throw error;
    }
    log.warn('wechat.push_refused', { reason: error.message });
    // the sender does not learn what was wrong
    throw new AppError('wechat.push_refused', { cause: error });
  }
}

/** A parameter given twice counts as missing. */
function queryOf(ctx: RouterContext): PushQuery {
  const single = Object.entries(ctx.query).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(single) as PushQuery;
}

async function readBody(ctx: RouterContext): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  // not destroyed when it is too large: the refusal must still get through
  const body = ctx.req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > largestBody) {
      ctx.set('Connection', 'close');
    }
    assertThat(size <= largestBody, 'request.too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
