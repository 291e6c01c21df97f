import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

import { AppError } from '#api/app-error';
import type { BoundName, Bounds } from '#api/config/index';

import { withoutWaiting, type SharedCounts } from './shared-counts';

/**
 * Counts one doing of a person or address, or so many; with 0 it only looks whether there were too many.
 *
 * @throws {AppError} `request.too_many` for the one that is one too many
 */
export type CountCall = (bound: BoundName, who: string, times?: number) => Promise<void>;

/**
 * Counts together with the other processes in Redis; without one, or while it is away, in this process, by a clock that
 * no change of the time of day touches.
 */
export function callCounter(bounds: Bounds, redis: SharedCounts | null = null): CountCall {
  const storeClient = redis && withoutWaiting(redis);
  const limiters = new Map(
    // what is counted at the same time is counted where it begins and ends: hold-back.ts
    inATime(bounds).map(([name, { most, within }]) => {
      const options = {
        points: most,
        duration: within / 1000,
        keyPrefix: `huisheng:count:${name}`,
      };
      const here = new RateLimiterMemory(options);
      return [
        name,
        storeClient
          ? // without useRedisPackage every call fails, and is counted here in silence
            new RateLimiterRedis({
              ...options,
              storeClient,
              useRedisPackage: true,
              insuranceLimiter: here,
            })
          : here,
      ];
    }),
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
