import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { bounded } from '#api/bounds/index';
import { StartError } from '#api/config/index';
import { errorCode } from '#api/error-code';

import type { Gate } from './gate';

type Address = { host: string; port: number };

/** How long running requests may take to finish when the server stops, in milliseconds. */
const farewell = 8000;

/**
 * Asks before anything is started, so that the sentence about the port comes first.
 *
 * @throws {StartError}
 */
export async function assertPortFree(address: Address): Promise<void> {
  const server = await open(createServer(), address);
  server.close();
  await once(server, 'close');
}

/** @throws {StartError} when the port is taken or the address is not this machine's */
export async function listen(server: Server, address: Address): Promise<string> {
  boundConnections(server);
  await open(server, address);
  // out of file handles, say: who could not be let in comes again, the others are served on
  server.on('error', () => undefined);
  return urlOf(server.address() as AddressInfo, address.host);
}

/** Where a server is reached; null while it does not listen. */
export function addressOfServer(server: Server, host: string): string | null {
  const address = server.address();
  return address !== null && typeof address === 'object' ? urlOf(address, host) : null;
}

/** Answers what runs, refuses what comes, then closes every connection. */
export async function stopListening(server: Server, gate: Gate): Promise<void> {
  await Promise.race([gate.close(), sleep(farewell, undefined, { ref: false })]);
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

async function open(server: Server, { host, port }: Address): Promise<Server> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error: unknown) {
    throw new StartError(whyNot(error, { host, port }), error);
  }
  return server;
}

function whyNot(error: unknown, { host, port }: Address): string {
  const code = errorCode(error);
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken: stop the other program or set PORT to a free one, for example PORT=${port + 1}.`;
    case 'EACCES':
      return `Port ${port} is not allowed for this user: set PORT to one above 1023.`;
    default:
      return `Listening on ${host} failed (${String(code)}): set HOST to an address of this machine, for example 127.0.0.1.`;
  }
}

/** A phone that sends its headers or body drop by drop must not hold a connection for ever. */
function boundConnections(server: Server) {
  server.maxConnections = bounded.connections.most;
  server.headersTimeout = bounded.headersWait.most;
  // long enough for a 50 MB video on a slow line
  server.requestTimeout = bounded.requestWait.most;
  // and nobody is silent for so long on a line that still works
  server.timeout = bounded.silence.most;
  // longer than the usual 60 s of a proxy, so that the proxy is the one who closes an idle connection
  server.keepAliveTimeout = 65_000;
}

function urlOf({ port }: AddressInfo, host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
