import type { Context, Middleware } from 'koa';

import type { Actor } from '#shared/accounts/actor';

export type FindActor = (token: string) => Promise<Actor | null>;

/** Finds out who asks. Nobody is refused here: each endpoint says whom it is for. */
export function authenticate(findActor: FindActor): Middleware {
  return async (ctx, next) => {
    const token = bearerToken(ctx);
    const actor = token === null ? null : await findActor(token);
    if (actor) {
      ctx.state['actor'] = actor;
    }
    await next();
  };
}

export function bearerToken(ctx: Pick<Context, 'get'>): string | null {
  return /^Bearer ([\w-]{1,200})$/i.exec(ctx.get('authorization'))?.[1] ?? null;
}
