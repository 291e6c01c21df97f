import { once } from 'node:events';

import { WebSocket } from 'ws';

import type { PhoneMessage, ServerMessage } from '#shared/live/live-messages';

type Asking = { query?: string; headers?: Record<string, string> };

export type LivePhone = {
  heard: ServerMessage[];
  /** The entries of one ticket, in the order they came. */
  seqs: (ticketId: string) => number[];
  /** Waits for a message like this among all that have come or will come. */
  hears: (wanted: Partial<Record<string, unknown>>) => Promise<void>;
  /** The code with which the line ended. */
  closed: Promise<number>;
  say: (message: PhoneMessage | string) => void;
  socket: WebSocket;
};

/** A phone on the line, whether it is let in or not. */
export async function ringUp(url: string, { query = '', headers = {} }: Asking = {}) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws${query}`, { headers });
  const heard: ServerMessage[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (content) => {
    heard.push(JSON.parse((content as Buffer).toString()) as ServerMessage);
    waiting.forEach((look) => {
      look();
    });
  });
  // an abrupt end is told by `closed`
  socket.on('error', () => undefined);
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await Promise.race([once(socket, 'open'), closed]);
  const phone: LivePhone = {
    heard,
    seqs: (ticketId) =>
      heard.flatMap((event) =>
        event.type === 'ticket' && event.ticketId === ticketId ? event.seq : [],
      ),
    hears: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          if (heard.some((event) => isLike({ ...event }, wanted))) {
            waiting.delete(look);
            resolve();
          }
        };
        waiting.add(look);
        look();
      }),
    closed,
    say: (message) => {
      socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    },
    socket,
  };
  return phone;
}

/** A phone that is signed in and listens. */
export async function listenAs(
  url: string,
  token: string,
  after: Record<string, number> = {},
): Promise<LivePhone> {
  const phone = await ringUp(url);
  phone.say({ type: 'hello', token, after });
  await Promise.race([phone.hears({ type: 'ready' }), phone.closed]);
  return phone;
}

function isLike(event: Record<string, unknown>, wanted: Partial<Record<string, unknown>>) {
  return Object.entries(wanted).every(([name, value]) => event[name] === value);
}
