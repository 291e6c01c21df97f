import { randomUUID } from 'node:crypto';

import type { Middleware } from 'koa';

const sane = /^[\w.:-]{1,64}$/;

/** Takes over the id a proxy gave, so that its log and ours can be read together. */
export const requestId: Middleware = (ctx, next) => {
  const given = ctx.get('x-request-id');
  const id = sane.test(given) ? given : randomUUID();
  ctx.state['requestId'] = id;
  ctx.set('X-Request-Id', id);
  return next();
};
