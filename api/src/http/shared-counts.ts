import { setTimeout as sleep } from 'node:timers/promises';

type Eval = (script: string, options: { keys: string[]; arguments: string[] }) => Promise<unknown>;

/** The Redis in which several processes count together. */
export type SharedCounts = { eval: Eval };

/** Milliseconds without a word after which Redis is away, and then until somebody's request waits for it again. */
const patience = 500;
const rest = 5000;

/** Fails soon while Redis is away, so that whoever counts can count by themselves. */
export function withoutWaiting(redis: SharedCounts): SharedCounts {
  let awayUntil = 0;

  const giveUp = async (signal: AbortSignal) => {
    await sleep(patience, undefined, { ref: false, signal });
    awayUntil = performance.now() + rest;
    throw new Error('Redis is silent');
  };
  return {
    eval: async (script, options) => {
      if (performance.now() < awayUntil) {
        throw new Error('Redis was silent a moment ago');
      }
      const isAnswered = new AbortController();
      try {
        return await Promise.race([redis.eval(script, options), giveUp(isAnswered.signal)]);
      } finally {
        isAnswered.abort();
      }
    },
  };
}
