import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import httpProxy from 'http-proxy-3';

/** What stands in for the address of whoever asks: all of them come from this machine. */
export const clientHeader = 'x-test-client';

/**
 * A proxy that hands each request, and each phone that begins to listen, to the next process, and says for whom it asks, whatever
 * they say themselves: as Caddy and an ingress controller do. A process that is not there is passed over.
 */
export async function startRoundRobin(urls: readonly string[]) {
  const proxy = httpProxy.createProxyServer({ ws: true });
  const asked = urls.map(() => 0);
  const away = new Set<number>();
  let turn = 0;

  const next = (request: IncomingMessage) => {
    do {
      turn = (turn + 1) % urls.length;
    } while (away.has(turn));
    asked[turn] = (asked[turn] ?? 0) + 1;
    const client = String(request.headers[clientHeader] ?? '198.51.100.1');
    return { target: urls[turn] ?? '', headers: { 'x-forwarded-for': client } };
  };
  const server = createServer((request, response) => {
    proxy.web(request, response, next(request), () => {
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    // a phone that goes away in the middle
    socket.on('error', () => socket.destroy());
    proxy.ws(request, socket, head, next(request), () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** How many requests and phones each process was given. */
    asked: (): readonly number[] => asked,
    /** From now on nobody is sent to this process, as when it says that it is not ready. */
    passOver: (index: number) => away.add(index),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      proxy.close();
      await once(server, 'close');
    },
  };
}
