import type { Middleware } from 'koa';

import type { Clock } from '#api/clock';
import type { Actor } from '#shared/accounts/actor';

import { addressOf } from './address-of';
import { assertThat } from './app-error';

const minute = 60_000;

/**
 * Requests per minute. They stop a runaway client, not an office of two hundred phones behind one address that poll
 * every few seconds; signing in is what a stranger could try without end.
 */
export const rateLimits = { signIn: 120, address: 60_000, person: 6_000 } as const;

export type RateLimits = Record<keyof typeof rateLimits, number>;

/** Counts per address, before anything is read or looked up. */
export function limitAddresses(limits: RateLimits, clock: Clock): Middleware {
  const requests = countPerMinute(limits.address, clock);
  const signIns = countPerMinute(limits.signIn, clock);
  return (ctx, next) => {
    const address = addressOf(ctx.req);
    requests(address);
    if (ctx.method === 'POST' && ctx.path.endsWith('/sessions')) {
      signIns(address);
    }
    return next();
  };
}

/** Counts per signed-in person, wherever they ask from. */
export function limitPersons(limits: RateLimits, clock: Clock): Middleware {
  const requests = countPerMinute(limits.person, clock);
  return (ctx, next) => {
    const { actor } = ctx.state as { actor?: Actor };
    if (actor) {
      requests(actor.id);
    }
    return next();
  };
}

/** @returns a function that throws `request.too_many` for the request that is one too many */
function countPerMinute(most: number, clock: Clock) {
  let counts = new Map<string, number>();
  let endsAt = 0;
  return (who: string) => {
    const now = clock().getTime();
    if (now >= endsAt) {
      counts = new Map();
      endsAt = now + minute;
    }
    const count = (counts.get(who) ?? 0) + 1;
    counts.set(who, count);
    assertThat(count <= most, 'request.too_many', { retryAfter: endsAt - now });
  };
}
