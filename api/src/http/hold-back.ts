import type { RouterContext, RouterMiddleware as Middleware } from '@koa/router';

import { assertThat } from '#api/app-error';
import type { Bounds } from '#api/config/index';
import type { Actor } from '#shared/accounts/actor';

/** Milliseconds. */
const askAgainAfter = { moment: 1000, busy: 3000 };

/**
 * Nobody has more than so many requests answered at the same time, so that one person's do not keep everybody else waiting.
 *
 * @throws {AppError} `request.too_many`
 */
export function holdBack({ atOnce: { most } }: Pick<Bounds, 'atOnce'>): Middleware {
  const running = new Map<string, number>();
  return async (ctx, next) => {
    const { actor } = ctx.state as { actor?: Actor };
    if (!actor) {
      await next();
      return;
    }
    const before = running.get(actor.id) ?? 0;
    assertThat(before < most, 'request.too_many', { retryAfter: askAgainAfter.moment });
    running.set(actor.id, before + 1);
    try {
      await next();
    } finally {
      leave(running, actor.id);
    }
  };
}

function leave(running: Map<string, number>, id: string) {
  const left = (running.get(id) ?? 1) - 1;
  if (left === 0) {
    running.delete(id);
  } else {
    running.set(id, left);
  }
}

/**
 * While everybody waits, nobody begins what takes long and can wait: a search, and what its endpoint calls heavy.
 *
 * @throws {AppError} `server.busy`
 */
export function refuseWhileBusy(isBusy: () => boolean, isHeavy = false): Middleware {
  return async (ctx, next) => {
    const takesLong = isHeavy || isSearch(ctx);
    assertThat(!(takesLong && isBusy()), 'server.busy', { retryAfter: askAgainAfter.busy });
    await next();
  };
}

/** A list is only a search when it is asked for words. */
export function isSearch(ctx: Pick<RouterContext, 'query'>): boolean {
  return (ctx.query['q'] ?? '') !== '';
}
