import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { WebSocket } from 'ws';

import type { FanOut } from './figures';

/** One line; `hello` is its first message, and it is there once the answer came. */
export async function listen(url: string, hello: string, onText: (text: string) => void) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { perMessageDeflate: false });
  await once(socket, 'open');
  const answered = once(socket, 'message');
  socket.send(hello);
  await answered;
  socket.on('message', (content) => {
    const text = (content as Buffer).toString();
    // as every client must, to know what it was told
    JSON.parse(text);
    onText(text);
  });
  return socket;
}

type Place = { url: string; child: ChildProcess; hello: string };

/** So many listeners at one process. */
export async function gather({ url, child, hello }: Place, size: number) {
  const state = { heard: 0, onHeard: doNothing };
  const sockets: WebSocket[] = [];
  while (sockets.length < size) {
    const come = Array.from({ length: Math.min(100, size - sockets.length) }, () =>
      listen(url, hello, () => {
        state.heard += 1;
        state.onHeard();
      }),
    );
    sockets.push(...(await Promise.all(come)));
  }
  let rounds = 0;
  return {
    /** Events per second that all of them together hear. */
    tell: async (events: number): Promise<number> => {
      rounds += 1;
      state.heard = 0;
      const all = size * events;
      const heard = new Promise<void>((resolve) => {
        state.onHeard = () => {
          if (state.heard === all) {
            resolve();
          }
        };
      });
      const ask: FanOut = { ticketId: String(rounds).padStart(24, '0'), count: events };
      const start = performance.now();
      child.send(ask);
      await heard;
      return (all * 1000) / (performance.now() - start);
    },
    leave: () => {
      sockets.forEach((socket) => {
        socket.terminate();
      });
    },
  };
}

function doNothing(): void {
  // until somebody counts
}
