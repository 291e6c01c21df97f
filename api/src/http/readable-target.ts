import type { Middleware } from 'koa';

import { assertThat } from '#api/app-error';

/**
 * A request line may name a whole address, as proxies are sent it, or something that is none: `GET http://[::1`. From
 * here on there is only a path; what is none is `/` until there is somebody who can refuse it.
 */
export const readTarget: Middleware = (ctx, next) => {
  const path = pathOf(ctx.req.url ?? '');
  ctx.req.url = path ?? '/';
  ctx.state['hasBrokenTarget'] = path === null;
  return next();
};

/** @throws {AppError} `request.invalid` */
export const refuseBrokenTarget: Middleware = (ctx, next) => {
  assertThat(ctx.state['hasBrokenTarget'] !== true, 'request.invalid', {
    detail: 'unreadable request target',
  });
  return next();
};

function pathOf(target: string): string | null {
  if (target.startsWith('/')) {
    return target;
  }
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) {
    return null;
  }
  const { pathname, search } = new URL(target);
  return pathname + search;
}
