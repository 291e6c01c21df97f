import { createServer, type Server, type Socket } from 'node:net';

import { filterContext } from '../aggregate/pipeline-context';
import { createBatchWriter } from '../command/batch';
import type { Database } from '../command/command';
import { createCursorStore } from '../command/cursor-store';
import { dispatch } from '../command/dispatch';
import { createFailPoints } from '../command/fail-point';
import { findById } from '../command/find-by-id';
import { openCatalog } from '../storage/catalog';
import { openDocuments } from '../storage/documents';
import { openStore } from '../storage/store';
import { serveConnection } from '../wire/connection';
import { createReplyWriter } from '../wire/reply';

import { startHousekeeping } from './housekeeping';

export type ServeOptions = {
  dataDir: string;
  host: string;
  port: number;
  socketPath?: string | undefined;
  /** lets clients order failures with configureFailPoint */
  testCommands?: boolean | undefined;
};

export type Running = { uri: string; stop: () => Promise<void> };

/** Opens the data folder and listens, on the socket path if there is one, else on host and port. */
export async function serve(options: ServeOptions): Promise<Running> {
  const database = openDatabase(options);
  const stopHousekeeping = startHousekeeping(database);
  const sockets = new Set<Socket>();
  const replies = createReplyWriter();
  // fail points look at every command
  const quick = (message: Buffer) =>
    database.failPoints ? undefined : findById(database, message);
  let connections = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const session = { id: ++connections, close: () => socket.destroy() };
    serveConnection(socket, { session, replies, quick }, (body) =>
      dispatch(database, body, session),
    );
  });
  const uri = await listen(server, options);
  return {
    uri,
    stop: async () => {
      stopHousekeeping();
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
      await database.store.close();
    },
  };
}

function openDatabase({ dataDir, testCommands }: ServeOptions): Database {
  const store = openStore(dataDir);
  const filters = filterContext(new Map());
  const cursors = createCursorStore();
  const catalog = openCatalog(store, filters);
  return {
    store,
    catalog,
    documents: openDocuments(store, catalog),
    cursors,
    failPoints: testCommands ? createFailPoints() : null,
    writeBatch: createBatchWriter(cursors),
    filters,
    startedAt: new Date(),
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
  const address = server.address();
  return typeof address === 'object' && address
    ? `mongodb://${options.host}:${address.port}/`
    : `mongodb://${encodeURIComponent(String(address))}/`;
}
