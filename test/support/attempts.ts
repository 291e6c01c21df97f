import { countWork, failureRepository, createAttempts, type Attempts } from '#api/background/index';
import type { Clock } from '#api/clock';
import { createLog, type Log } from '#api/log';
import type { Database } from '#api/mongo/index';

const silent = createLog('silent');

/** As the product has them, for a room that is tested alone. Open them before the indexes are built. */
export function roomAttempts(database: Database, clock: Clock, log: Log = silent): Attempts {
  return createAttempts({ failures: failureRepository(database), clock, log, counts: countWork() });
}

/** In a process that dies: nobody is left to count what failed. */
export function dyingAttempts(attempts: Attempts): Attempts {
  return {
    ...attempts,
    attempt: async (_piece, { work }) => ((await work()) ? 'done' : 'skipped'),
    attemptAll: async (_kind, itemIds, { work }) => {
      const { done, failed } = await work(itemIds);
      for (const error of failed.values()) {
        throw error;
      }
      return done.length;
    },
    isolate: async (items, work) => {
      await work(items);
      return new Map();
    },
  };
}
