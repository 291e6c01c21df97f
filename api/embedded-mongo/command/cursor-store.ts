import { randomInt } from 'node:crypto';

import { Long } from 'bson';

import { ServerError } from '../errors/server-error';

export type Cursor = {
  /** zero until it is kept */
  id: Long;
  namespace: string;
  /** documents still to come */
  rest: Iterator<Buffer>;
  /** no more than that will come in the first batch; 0: nobody knows */
  limit: number;
  /** taken from `rest` but too large for the last batch */
  kept: Buffer | undefined;
  lastUsed: number;
};

export type CursorStore = {
  /** Keeps the cursor for its next batch. */
  keep: (cursor: Cursor) => Long;
  /** Lets it go; zero, as its reply says. */
  close: (cursor: Cursor) => Long;
  get: (id: Long, namespace: string) => Cursor;
  remove: (id: Long) => boolean;
  count: () => number;
  expire: (before: number) => void;
};

export function createCursorStore(): CursorStore {
  const cursors = new Map<string, Cursor>();
  return {
    keep: (cursor) => {
      if (cursor.id.isZero()) {
        cursor.id = Long.fromNumber(randomInt(1, 2 ** 47));
        cursors.set(cursor.id.toString(), cursor);
      }
      return cursor.id;
    },
    close: (cursor) => {
      cursor.rest.return?.();
      if (!cursor.id.isZero()) {
        cursors.delete(cursor.id.toString());
      }
      return Long.ZERO;
    },
    get: (id, namespace) => {
      const cursor = cursors.get(id.toString());
      if (!cursor) {
        throw new ServerError(43, `cursor id ${id.toString()} not found`);
      }
      if (cursor.namespace !== namespace) {
        throw new ServerError(
          13,
          `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
        );
      }
      return cursor;
    },
    remove: (id) => {
      const cursor = cursors.get(id.toString());
      cursor?.rest.return?.();
      return cursors.delete(id.toString());
    },
    count: () => cursors.size,
    expire: (before) => {
      for (const [id, cursor] of cursors) {
        if (cursor.lastUsed < before) {
          cursor.rest.return?.();
          cursors.delete(id);
        }
      }
    },
  };
}
