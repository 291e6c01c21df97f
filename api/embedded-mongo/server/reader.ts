import { parentPort, workerData } from 'node:worker_threads';

import { encodeDoc } from '../bson/encode';
import { createCursorStore } from '../command/cursor-store';
import { dispatch, failureReply } from '../command/dispatch';
import { createEndurance } from '../command/patience';
import { openReadingStore } from '../storage/store';
import { parseRequest } from '../wire/message';

import { cursorLifetime, expiryInterval } from './housekeeping';
import { openDatabase } from './open-database';
import type { Asked, Opened, ReaderStart, Told } from './reader-messages';

const { dataDir } = workerData as ReaderStart; // set by startReaders

const store = openReadingStore(dataDir);
const endurance = createEndurance();
let opened: Opened | undefined;
let closed: string[] = [];
const cursors = createCursorStore({
  opened: ({ id, namespace }) => {
    opened = { cursor: id.toString(), namespace };
  },
  closed: ({ id }) => {
    closed.push(id.toString());
  },
});
const database = openDatabase(store, cursors, endurance);

const expiry = setInterval(() => {
  cursors.expire(Date.now() - cursorLifetime);
  tellClosed();
}, expiryInterval);

parentPort?.on('message', (asked: Asked) => {
  switch (asked.kind) {
    case 'command':
      void answer(asked);
      return;
    case 'kill':
      cursors.removeNamed(asked.cursor);
      closed = [];
      return;
    case 'stop':
      clearInterval(expiry);
      void store.close().then(() => parentPort?.close());
  }
});

tell({ kind: 'ready' });

async function answer({ job, message, connectionId, ...bounds }: Asked & { kind: 'command' }) {
  opened = undefined;
  endurance.watch(bounds.flag, performance.now() + bounds.timeLeft);
  // what others wrote since the last command
  store.root.resetReadTxn();
  database.catalog.reload();
  const reply = await replyTo(message, connectionId);
  const own = Uint8Array.from(reply); // may be handed over, unlike a part of a shared pool
  tell({ kind: 'answer', job, body: own, opened }, [own.buffer]);
  tellClosed();
}

async function replyTo(message: Uint8Array, connectionId: number): Promise<Buffer> {
  try {
    const { body } = parseRequest(Buffer.from(message.buffer, message.byteOffset, message.length));
    return encodeDoc(await dispatch(database, body, { id: connectionId }));
  } catch (error) {
    return encodeDoc(failureReply(error));
  }
}

function tellClosed(): void {
  if (closed.length > 0) {
    tell({ kind: 'closed', cursors: closed });
    closed = [];
  }
}

function tell(told: Told, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(told, transfer);
}
