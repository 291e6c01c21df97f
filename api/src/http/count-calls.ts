import { RateLimiterRes } from 'rate-limiter-flexible';

import { AppError } from '#api/app-error';
import type { BoundName, Bounds } from '#api/config/index';

import { limitersIn } from './limiters';
import type { SharedCounts } from './shared-counts';

/**
 * Counts one doing of a person or address, or so many; with 0 it only looks whether there were too many.
 *
 * @throws {AppError} `request.too_many` for the one that is one too many
 */
export type CountCall = (bound: BoundName, who: string, times?: number) => Promise<void>;

/** Counts together with the other processes in Redis, where there is one. */
export function callCounter(bounds: Bounds, redis: SharedCounts | null = null): CountCall {
  const createLimiter = limitersIn(redis);
  const limiters = new Map(
    // what is counted at the same time is counted where it begins and ends: hold-back.ts
    inATime(bounds).map(([name, bound]) => [name, createLimiter(name, bound)]),
  );
  return async (bound, who, times = 1) => {
    try {
      await limiters.get(bound)?.consume(who, times);
    } catch (refused: unknown) {
      if (!(refused instanceof RateLimiterRes)) {
        throw refused;
      }
      // the library computes the rest by the time of day, which may have been set back
      const retryAfter = Math.min(refused.msBeforeNext, bounds[bound].within);
      throw new AppError('request.too_many', { retryAfter });
    }
  };
}

function inATime(bounds: Bounds) {
  return Object.entries(bounds).filter(([, { within }]) => within > 0);
}
