import type { Middleware } from 'koa';

/** wx.request cannot send PATCH: a POST that says it means PATCH is one. */
export const takeMethodOverride: Middleware = (ctx, next) => {
  if (ctx.method === 'POST' && ctx.get('x-http-method-override').toUpperCase() === 'PATCH') {
    ctx.method = 'PATCH';
  }
  return next();
};
