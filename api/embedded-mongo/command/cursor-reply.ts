import { Long } from 'bson';

import type { Doc } from '../bson/value';

import type { Database } from './command';
import type { Cursor } from './cursor-store';

const firstBatchSize = 101;

type FirstBatch = {
  database: Database;
  namespace: string;
  /** each may be gone when the next one is asked for */
  documents: Iterator<Buffer>;
  batchSize?: number | undefined;
  isSingleBatch?: boolean;
  /** no more than that will come; 0: nobody knows */
  limit?: number;
};

/** The reply of a command that opens a cursor; the cursor is kept only if documents are left. */
export function cursorReply(first: FirstBatch): Doc {
  const { database, namespace } = first;
  const cursor: Cursor = {
    id: Long.ZERO,
    namespace,
    rest: first.documents,
    limit: first.limit ?? 0,
    kept: undefined,
    lastUsed: Date.now(),
    timeLeft: Infinity,
  };
  const bytes = database.writeBatch(cursor, {
    name: 'firstBatch',
    size: first.batchSize ?? firstBatchSize,
    isOnly: first.isSingleBatch ?? false,
  });
  return new Map([['cursor', bytes]]);
}
