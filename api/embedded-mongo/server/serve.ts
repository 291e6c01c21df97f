import { createServer, type Server, type Socket } from 'node:net';

import { bounded } from '../bounds';
import { deadlineOf } from '../command/arguments';
import type { Database } from '../command/command';
import { dispatch, failureReply } from '../command/dispatch';
import { createDistantCursors } from '../command/distant-cursors';
import { Elsewhere } from '../command/elsewhere';
import { findById } from '../command/find-by-id';
import { createPatience } from '../command/patience';
import { ServerError } from '../errors/server-error';
import { openStore } from '../storage/store';
import { serveConnection, type Service } from '../wire/connection';
import { unknownProtocol } from '../wire/message';
import { createReplyWriter } from '../wire/reply';

import { startHousekeeping } from './housekeeping';
import { openDatabase } from './open-database';
import { startReaders, type Readers } from './readers';

export type ServeOptions = {
  dataDir: string;
  host: string;
  port: number;
  socketPath?: string | undefined;
  /** what a reading thread runs, for a server that was bundled */
  readerEntry?: URL | undefined;
};

export type Running = { uri: string; stop: () => Promise<void> };

/** Opens the data folder and listens, on the socket path if there is one, else on host and port. */
export async function serve(options: ServeOptions): Promise<Running> {
  const readers = startReaders({
    dataDir: options.dataDir,
    entry: options.readerEntry ?? new URL('./start-reader.mjs', import.meta.url),
    cursors: () => cursors,
  });
  const cursors = createDistantCursors(readers.kill);
  const database = openDatabase(openStore(options.dataDir), cursors, createPatience());
  const stopHousekeeping = startHousekeeping(database);
  const sockets = new Set<Socket>();
  const replies = createReplyWriter();
  let connections = 0;
  const server = createServer((socket) => {
    const id = ++connections;
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      readers.forget(id);
    });
    serveConnection(socket, { session: { id }, replies, ...answers(database, readers) });
  });
  server.maxConnections = bounded.connections.most;
  const uri = await listen(server, options);
  return {
    uri,
    stop: async () => {
      stopHousekeeping();
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
      await readers.close();
      await database.store.close();
    },
  };
}

function answers(
  database: Database,
  readers: Readers,
): Pick<Service, 'quick' | 'handle' | 'refuse'> {
  return {
    quick: (message) => findById(database, message),
    handle: (request, session) => {
      const came = performance.now();
      const goElsewhere = async (error: unknown) => {
        if (!(error instanceof Elsewhere)) {
          throw error;
        }
        const { cursor } = error;
        const deadline = deadlineOf(request.body, came);
        return readers
          .ask({ message: request.message, connectionId: session.id, cursor, deadline })
          .catch(failureReply);
      };
      try {
        const answer = dispatch(database, request.body, session);
        return answer instanceof Promise ? answer.catch(goElsewhere) : answer;
      } catch (error) {
        return goElsewhere(error);
      }
    },
    // another protocol may be followed by anything
    refuse: (error) =>
      error instanceof ServerError && error.code !== unknownProtocol
        ? failureReply(error)
        : undefined,
  };
}

async function listen(server: Server, options: ServeOptions): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (options.socketPath === undefined) {
      server.listen(options.port, options.host, resolve);
    } else {
      server.listen(options.socketPath, resolve);
    }
  });
  // a connection that could not be taken is no end of the others
  server.on('error', () => undefined);
  const address = server.address();
  return typeof address === 'object' && address
    ? `mongodb://${options.host}:${address.port}/`
    : `mongodb://${encodeURIComponent(String(address))}/`;
}
