import {
  closeDoc,
  createWriter,
  itemName,
  beginDoc,
  reserve,
  writeBytes,
  writeInt64,
  writeName,
  writeString,
  type Writer,
} from '../bson/writer';

import type { Cursor, CursorStore } from './cursor-store';
import type { Patience } from './patience';

const largestBatch = 16 * 1024 * 1024;
const usualSize = 32 * 1024;
const keptSize = 1024 * 1024;

type Batch = {
  name: 'firstBatch' | 'nextBatch';
  /** how many documents at most */
  size: number;
  /** there will be no other batch: the cursor is not kept */
  isOnly?: boolean;
};

/**
 * Encodes a reply's `cursor` field into bytes that are used again: they are good until the next batch.
 * Keeps the cursor as long as documents are left.
 */
export type WriteBatch = (cursor: Cursor, batch: Batch) => Buffer;

export function createBatchWriter(
  cursors: CursorStore,
  patience: Pick<Patience, 'timeLeft'>,
): WriteBatch {
  let writer = createWriter(usualSize);
  return (cursor, { name, size, isOnly = false }) => {
    if (writer.bytes.length > keptSize) {
      writer = createWriter(usualSize);
    }
    writer.length = 0;
    const start = beginDoc(writer);
    writeField(writer, 4, name);
    const isAtEnd = writeDocuments(writer, cursor, size);
    cursor.timeLeft = patience.timeLeft();
    const isDone = isAtEnd || isOnly;
    const id = isDone ? cursors.close(cursor) : cursors.keep(cursor);
    writeField(writer, 18, 'id');
    writeInt64(writer, id.low, id.high);
    writeField(writer, 2, 'ns');
    writeString(writer, cursor.namespace);
    closeDoc(writer, start);
    return writer.bytes.subarray(0, writer.length);
  };
}

function writeField(writer: Writer, type: number, name: string): void {
  const at = reserve(writer, 1);
  writer.bytes[at] = type;
  writeName(writer, name);
}

/** Takes up to `size` documents, at most 16 MB of them; true when nothing is left. */
function writeDocuments(writer: Writer, cursor: Cursor, size: number): boolean {
  const start = beginDoc(writer);
  let count = 0;
  let isDone = false;
  while (count < size) {
    const next = cursor.kept ?? nextOf(cursor.rest);
    cursor.kept = undefined;
    if (!next) {
      isDone = true;
      break;
    }
    if (writer.length + next.length > largestBatch && count > 0) {
      cursor.kept = Buffer.from(next); // its bytes may be used again for the next one
      break;
    }
    writeField(writer, 3, itemName(count++));
    writeBytes(writer, next);
  }
  closeDoc(writer, start);
  return isDone || count === cursor.limit;
}

function nextOf(rest: Iterator<Buffer>): Buffer | undefined {
  const next = rest.next();
  return next.done === true ? undefined : next.value;
}
