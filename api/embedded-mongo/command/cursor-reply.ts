import { Long } from 'bson';

import type { Doc } from '../bson/value';

import type { Database } from './command';
import { reply } from './command';
import { type Cursor, takeBatch } from './cursor-store';

const firstBatchSize = 101;

type FirstBatch = {
  database: Database;
  namespace: string;
  documents: Iterator<Buffer>;
  batchSize?: number | undefined;
  isSingleBatch?: boolean;
};

/** The reply of a command that opens a cursor; the cursor is kept only if documents are left. */
export function cursorReply(first: FirstBatch): Doc {
  const cursor: Cursor = {
    namespace: first.namespace,
    rest: first.documents,
    kept: undefined,
    lastUsed: Date.now(),
  };
  const { batch, isDone } = takeBatch(cursor, first.batchSize ?? firstBatchSize);
  if (first.isSingleBatch && !isDone) {
    cursor.rest.return?.();
  }
  const id = isDone || first.isSingleBatch ? Long.ZERO : first.database.cursors.add(cursor);
  return reply({ cursor: reply({ firstBatch: batch, id, ns: first.namespace }) });
}
