import { once } from 'node:events';

import { WebSocket } from 'ws';

import type { PhoneMessage, ServerMessage } from '#shared/live/live-messages';

export type TravellingPhone = {
  /** The entries of one ticket that it was told of, as they came. */
  heard: (ticketId: string) => readonly number[];
  /** Resolves once it is let in; what it missed comes afterwards. */
  connect: () => Promise<void>;
  /** Out of the network, without a goodbye. */
  cut: () => Promise<void>;
  /** How often it was asked to look at everything again. */
  resyncs: () => number;
};

/** A phone that loses its connection now and then and comes back with what it has, as the mini-program does. */
export function travellingPhone(
  url: () => string,
  token: string,
  tickets: readonly string[],
): TravellingPhone {
  const heard = new Map(tickets.map((id) => [id, [] as number[]]));
  const state = { socket: null as WebSocket | null, resyncs: 0 };
  const say = (message: PhoneMessage) => {
    state.socket?.send(JSON.stringify(message));
  };
  const after = () =>
    Object.fromEntries([...heard].map(([id, seqs]) => [id, Math.max(0, ...seqs.slice(-1))]));

  const hear = (message: ServerMessage) => {
    if (message.type === 'ticket') {
      heard.get(message.ticketId)?.push(message.seq);
    } else if (message.type === 'resync') {
      state.resyncs += 1;
      say({ type: 'watch', after: after() });
    }
  };
  return {
    heard: (ticketId) => heard.get(ticketId) ?? [],
    resyncs: () => state.resyncs,
    connect: () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`${url().replace('http', 'ws')}/ws`, {
          perMessageDeflate: false,
        });
        state.socket = socket;
        socket.on('open', () => {
          say({ type: 'hello', token, after: after() });
        });
        socket.on('message', (content) => {
          const message = JSON.parse((content as Buffer).toString()) as ServerMessage;
          if (message.type === 'ready') {
            resolve();
          } else {
            hear(message);
          }
        });
        socket.on('error', reject);
        socket.on('close', (code) => {
          reject(new Error(`The connection ended with ${code}.`));
        });
      }),
    cut: async () => {
      const { socket } = state;
      state.socket = null;
      if (socket && socket.readyState !== socket.CLOSED) {
        const closed = once(socket, 'close');
        socket.terminate();
        await closed;
      }
    },
  };
}
