import type Router from '@koa/router';
import type { Middleware } from 'koa';

import { AppError } from '#api/app-error';

/** Comes after a router: its path with another method is 405, everything else unknown. */
export function refuseUnknown(router: Router): Middleware {
  return (ctx, next) => {
    const methods = router.match(ctx.path, ctx.method).path.flatMap((layer) => layer.methods);
    if (methods.length === 0) {
      return next();
    }
    ctx.set('Allow', [...new Set(methods)].join(', '));
    if (ctx.method === 'OPTIONS') {
      ctx.status = 204;
      return;
    }
    throw new AppError('request.method_not_allowed');
  };
}
