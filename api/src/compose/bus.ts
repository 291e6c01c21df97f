import { StartError, type Settings } from '#api/config/index';
import type { SharedCounts } from '#api/http/shared-counts';
import { localBus, redisBus, type Bus } from '#api/live/index';
import type { Log } from '#api/log';

import type { Undo } from './undo';

/** `redis`: where calls are counted together; null: in this process alone. */
export type ProcessBus = Bus & { redis: SharedCounts | null };

/**
 * What carries live events: Redis between several processes, which count calls in it as well, nothing for a single one.
 *
 * @throws {StartError}
 */
export async function connectBus(
  { redisUrl }: Settings,
  log: Log,
  undo: Undo,
): Promise<ProcessBus> {
  if (redisUrl === null) {
    return { ...localBus(), redis: null };
  }
  try {
    const bus = await redisBus(redisUrl, log);
    undo.push(bus.close);
    return bus;
  } catch (cause: unknown) {
    throw new StartError(
      'The Redis at REDIS_URL does not answer: start it, correct the address, or leave REDIS_URL out when there is only one API process.',
      cause,
    );
  }
}
