import type { Server } from 'node:http';

import { findActor } from '#api/accounts/index';
import type { Settings } from '#api/config/index';
import type { AddressOf } from '#api/http/address-of';
import { liveLimits, serveLive, type Bus, type LiveLimits, type Presence } from '#api/live/index';
import type { Log } from '#api/log';
import { missedEntries } from '#api/tickets/index';

import type { RoomDeps } from './room-deps';

/** In a sandbox every visitor is one of the same few demo identities. */
const sandboxLimits = { ...liveLimits, person: liveLimits.address };

type Parts = {
  settings: Settings;
  deps: RoomDeps;
  bus: Bus;
  presence: Presence;
  log: Log;
  addressOf: AddressOf;
  limits: Partial<LiveLimits> | undefined;
};

/** Lets phones listen from now on. */
export function startLive(
  server: Server,
  { settings, deps, bus, presence, log, addressOf, limits }: Parts,
) {
  const { accounts, inbox, tickets } = deps;
  return serveLive(server, {
    bus,
    presence,
    addressOf,
    findActor: (token) => findActor(accounts, token),
    countUnread: inbox.countUnread,
    missedEntries: (actor, ticketId, after) => missedEntries(tickets, { actor, ticketId, after }),
    limits: { ...(settings.wechat ? liveLimits : sandboxLimits), ...limits },
    log,
  });
}
