import { randomInt } from 'node:crypto';

import { Long } from 'bson';

import { bounded } from '../bounds';
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
  /** milliseconds of its command's `maxTimeMS`; what the client does in between does not count */
  timeLeft: number;
};

export type CursorStore = {
  /** Keeps the cursor for its next batch. */
  keep: (cursor: Cursor) => Long;
  /** Lets it go; zero, as its reply says. */
  close: (cursor: Cursor) => Long;
  get: (id: Long, namespace: string) => Cursor;
  remove: (id: Long) => boolean;
  count: () => number;
};

export type OwnCursors = CursorStore & {
  removeNamed: (id: string) => boolean;
  /** Closes those not used since then. */
  expire: (before: number) => void;
};

export type CursorListener = {
  opened: (cursor: Cursor) => void;
  closed: (cursor: Cursor) => void;
};

const mostOpen: number = bounded.openCursors.most;

/** Cursors of this thread. */
export function createCursorStore(listener: CursorListener, most = mostOpen): OwnCursors {
  const cursors = new Map<string, Cursor>();
  const remove = (id: string) => {
    const cursor = cursors.get(id);
    if (cursor) {
      cursor.rest.return?.();
      cursors.delete(id);
      listener.closed(cursor);
    }
    return cursor !== undefined;
  };
  return {
    keep: (cursor) => {
      if (cursor.id.isZero()) {
        cursor.id = Long.fromNumber(randomInt(1, 2 ** 47));
        cursors.set(cursor.id.toString(), cursor);
        listener.opened(cursor);
        longestUnused(cursors, most).forEach(remove);
      }
      return cursor.id;
    },
    close: (cursor) => {
      cursor.rest.return?.();
      remove(cursor.id.toString());
      return Long.ZERO;
    },
    get: (id, namespace) => {
      const cursor = cursors.get(id.toString());
      if (!cursor) {
        throw new ServerError(43, `cursor id ${id.toString()} not found`);
      }
      if (cursor.namespace !== namespace) {
        throw wrongNamespace(namespace, cursor.namespace);
      }
      return cursor;
    },
    remove: (id) => remove(id.toString()),
    removeNamed: remove,
    count: () => cursors.size,
    expire: (before) => {
      for (const [id, cursor] of cursors) {
        if (cursor.lastUsed < before) {
          remove(id);
        }
      }
    },
  };
}

/** Of more than so many, the one that goes. */
function longestUnused(cursors: ReadonlyMap<string, Cursor>, most: number): string[] {
  const [oldest] =
    cursors.size > most
      ? [...cursors].toSorted(([, one], [, other]) => one.lastUsed - other.lastUsed)
      : [];
  return oldest ? [oldest[0]] : [];
}

export function wrongNamespace(asked: string, actual: string): ServerError {
  return new ServerError(
    13,
    `Requested getMore on namespace '${asked}', but cursor belongs to a different namespace ${actual}`,
  );
}
