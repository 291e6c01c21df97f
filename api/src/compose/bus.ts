import { StartError, type Settings } from '#api/config/index';
import { localBus, redisBus, type Bus } from '#api/live/index';
import type { Log } from '#api/log';

import type { Undo } from './undo';

/**
 * What carries live events: Redis between several processes, nothing for a single one.
 *
 * @throws {StartError}
 */
export async function openBus({ redisUrl }: Settings, log: Log, undo: Undo): Promise<Bus> {
  if (redisUrl === null) {
    return localBus();
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
