import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';

import { bounded } from '#api/bounds/index';
import { newestOf } from '#api/cache/index';

import { withoutWaiting, type SharedCounts } from './shared-counts';

/** `within`: milliseconds. */
type Rule = { most: number; within: number };

type Limiter = Pick<RateLimiterMemory, 'consume' | 'penalty'>;
export type CreateLimiter = (name: string, rule: Rule) => Limiter;

/**
 * What counts together with the other processes in Redis; without one, or while it is away, in this process, by a clock that
 * no change of the time of day touches.
 */
export function limitersIn(
  redis: SharedCounts | null,
  mostCallers: number = bounded.callersCounted.most,
): CreateLimiter {
  const storeClient = redis && withoutWaiting(redis);
  return (name, { most, within }) => {
    const options = {
      points: most,
      duration: within / 1000,
      keyPrefix: `huisheng:count:${name}`,
    };
    const here = boundKeys(new RateLimiterMemory(options), mostCallers);
    return storeClient
      ? // without useRedisPackage every call fails, and is counted here in silence
        new RateLimiterRedis({
          ...options,
          storeClient,
          useRedisPackage: true,
          insuranceLimiter: here,
        })
      : here;
  };
}

/** Whoever was silent longest is forgotten: somebody with a great many addresses fills no memory. */
function boundKeys(counts: RateLimiterMemory, most: number): RateLimiterMemory {
  const known = newestOf(most, (key) => void counts.delete(key));
  const consume = counts.consume.bind(counts);
  counts.consume = (key, ...rest) => {
    known.add(String(key));
    return consume(key, ...rest);
  };
  return counts;
}
