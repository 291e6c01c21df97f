import { Long } from 'bson';

import { ServerError } from '../errors/server-error';

import { type CursorStore, wrongNamespace } from './cursor-store';
import { Elsewhere } from './elsewhere';

/** Cursors as the serving thread knows them: they live in the reading threads. */
export type DistantCursors = CursorStore & {
  opened: (id: string, namespace: string) => void;
  closed: (id: string) => void;
};

/** @param kill tells the thread that has the cursor */
export function createDistantCursors(kill: (id: string) => void): DistantCursors {
  const namespaces = new Map<string, string>();
  return {
    keep: () => {
      throw new Elsewhere();
    },
    close: ({ rest }) => {
      rest.return?.();
      return Long.ZERO;
    },
    get: (id, namespace) => {
      const known = namespaces.get(id.toString());
      if (known === undefined) {
        throw new ServerError(43, `cursor id ${id.toString()} not found`);
      }
      if (known !== namespace) {
        throw wrongNamespace(namespace, known);
      }
      throw new Elsewhere(id.toString());
    },
    remove: (id) => {
      kill(id.toString());
      return namespaces.delete(id.toString());
    },
    count: () => namespaces.size,
    opened: (id, namespace) => {
      namespaces.set(id, namespace);
    },
    closed: (id) => {
      namespaces.delete(id);
    },
  };
}
