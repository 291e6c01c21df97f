import type { Middleware } from 'koa';

import type { Log } from '#api/log';
import type { Actor } from '#shared/accounts/actor';

/** One line per answer. The path only: a query can hold the signature of a link. */
export function logRequests(log: Log): Middleware {
  return async (ctx, next) => {
    const start = performance.now();
    await next();
    const isApi = ctx.path.startsWith('/api/');
    const { actor } = ctx.state as { actor?: Actor };
    log[isApi ? 'info' : 'debug']('request.done', {
      requestId: String(ctx.state['requestId']),
      method: ctx.method,
      path: ctx.path.slice(0, 200),
      status: ctx.status,
      ms: Math.round(performance.now() - start),
      actorId: actor?.id,
    });
  };
}
