import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import type { BoundName, Bounds } from '#api/config/index';

import { AppError } from './app-error';

/**
 * Counts one doing of a person or address, or so many; with 0 it only looks whether there were too many.
 *
 * @throws {AppError} `request.too_many` for the one that is one too many
 */
export type CountCall = (bound: BoundName, who: string, times?: number) => Promise<void>;

/** Counts in this process, by a clock that no change of the time of day touches. */
export function callCounter(bounds: Bounds): CountCall {
  const limiters = new Map(
    Object.entries(bounds).map(([name, { most, within }]) => [
      name,
      new RateLimiterMemory({ points: most, duration: within / 1000, keyPrefix: name }),
    ]),
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
