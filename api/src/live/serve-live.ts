import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { WebSocketServer, type WebSocket } from 'ws';

import { bounded } from '#api/bounds/index';
import type { AddressOf } from '#api/http/address-of';
import type { FindActor } from '#api/http/authenticate';
import type { Log } from '#api/log';
import { beatEvery, type LiveClose } from '#shared/live/live-messages';

import type { MissedEntries } from './catch-up';
import { closeConnection } from './connection';
import { startHeartbeat } from './heartbeat';
import { createHub } from './hub';
import type { Bus } from './news';
import type { Presence } from './presence';
import { welcome } from './welcome';

export const liveLimits = {
  /** Lines of one person: phones, tabs, and what broke off unnoticed. */
  person: bounded.linesOfPerson.most,
  /** Lines from one address; an office shares one. */
  address: bounded.linesOfAddress.most,
  /** Bytes that may wait for one phone. */
  buffered: bounded.lineBytes.most,
  /** Messages of one phone per minute. */
  messages: bounded.lineMessages.most,
  /** Milliseconds until a connection must have said who it is. */
  helloWithin: bounded.lineHello.most,
  beatEvery,
  /** Beats after which each session is looked at again: it may have expired, its owner been blocked. */
  recheckEvery: 8,
};
export type LiveLimits = Record<keyof typeof liveLimits, number>;

export type LiveDeps = {
  bus: Bus;
  addressOf: AddressOf;
  findActor: FindActor;
  countUnread: (personId: string) => Promise<number>;
  missedEntries: MissedEntries;
  presence: Pick<Presence, 'enter' | 'leave'>;
  limits: LiveLimits;
  log: Log;
};

const path = '/ws';
/** How long phones may take to say goodbye when the server stops, in milliseconds. */
const farewell = 1000;

/** Lets phones listen at `/ws` of this server. */
export function serveLive(server: Server, deps: LiveDeps): { stop: () => Promise<void> } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: bounded.lineMessageBytes.most,
    perMessageDeflate: false,
  });
  const hub = createHub({ ...deps, mostBuffered: deps.limits.buffered });
  deps.bus.listen(hub.take);
  const stopHeartbeat = startHeartbeat(sockets, hub, deps);
  const countIn = countAddresses(deps.addressOf);

  const handleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // a phone that goes away in the middle is no bug
    socket.on('error', () => socket.destroy());
    if (pathOf(request) !== path) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (phone) => {
      phone.on('error', () => {
        phone.terminate();
      });
      if (countIn(request, phone) > deps.limits.address) {
        refuse(deps.log, phone, 'tooMany');
        return;
      }
      welcome({ ...deps, hub }, phone, request);
    });
  };
  server.on('upgrade', handleUpgrade);

  return {
    stop: async () => {
      server.off('upgrade', handleUpgrade);
      stopHeartbeat();
      await sayGoodbye([...sockets.clients]);
    },
  };
}

function refuse(log: Log, phone: WebSocket, why: LiveClose) {
  log.info('live.refused', { why });
  closeConnection(phone, why);
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?')[0] ?? '';
}

/** @returns a function that counts a phone in until it closes, and says how many its address has now */
function countAddresses(addressOf: AddressOf) {
  const counts = new Map<string, number>();
  return (request: IncomingMessage, phone: WebSocket): number => {
    const address = addressOf(request);
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    phone.once('close', () => {
      const left = (counts.get(address) ?? 1) - 1;
      if (left === 0) {
        counts.delete(address);
      } else {
        counts.set(address, left);
      }
    });
    return count;
  };
}

/** Phones come back to another process, or to this one when it is up again. */
async function sayGoodbye(phones: readonly WebSocket[]) {
  const gone = phones
    .filter((phone) => phone.readyState !== phone.CLOSED)
    .map((phone) => once(phone, 'close'));
  phones.forEach((phone) => {
    closeConnection(phone, 'stopping');
  });
  await Promise.race([Promise.all(gone), sleep(farewell, undefined, { ref: false })]);
  phones.forEach((phone) => {
    phone.terminate();
  });
}
