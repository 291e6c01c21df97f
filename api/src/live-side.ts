import type { Server } from 'node:http';

import { findActor } from './accounts/index';
import { StartError, type Settings } from './config/index';
import type { AddressOf } from './http/address-of';
import type { SharedCounts } from './http/shared-counts';
import { liveLimits, localBus, openLive, redisBus, type Bus, type LiveLimits } from './live/index';
import type { Log } from './log';
import type { Undo } from './outer-world';
import type { Rooms } from './rooms';
import { missedEntries } from './tickets/index';

/**
 * What carries live events: Redis between several processes, which count calls in it as well, nothing for a single one.
 *
 * @throws {StartError}
 */
export async function openBus(
  { redisUrl }: Settings,
  log: Log,
  undo: Undo,
): Promise<Bus & { redis: SharedCounts | null }> {
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

/** In a sandbox every visitor is one of the same few demo identities. */
const sandboxLimits = { ...liveLimits, person: liveLimits.address };

type Parts = {
  settings: Settings;
  rooms: Rooms;
  bus: Bus;
  log: Log;
  addressOf: AddressOf;
  limits: Partial<LiveLimits> | undefined;
};

/** Lets phones listen from now on. */
export function startLive(server: Server, { settings, rooms, bus, log, addressOf, limits }: Parts) {
  const { accounts, inbox, tickets } = rooms;
  return openLive(server, {
    bus,
    addressOf,
    findActor: (token) => findActor(accounts, token),
    countUnread: inbox.countUnread,
    missedEntries: (actor, ticketId, after) => missedEntries(tickets, { actor, ticketId, after }),
    limits: { ...(settings.wechat ? liveLimits : sandboxLimits), ...limits },
    log,
  });
}
