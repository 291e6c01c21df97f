import { setImmediate as nextTurn } from 'node:timers/promises';

import { ServerError } from '../errors/server-error';
import { compileFilter } from '../query/match';
import { type Selection, select } from '../query/select';
import type { Collection } from '../storage/collection';
import type { StoredRecord } from '../storage/documents';

import type { Database } from './command';
import type { Commit } from './commit-in-time';
import { createSlice, fewestSteps } from './slice';

export type Changed = { n: number; nModified: number };

/** A statement that changes all documents of a selection. */
export type ManyWrite = {
  database: Database;
  selection: Selection;
  /** Changes one document; true if it is another one now. Runs inside a transaction. */
  change: (collection: Collection, record: StoredRecord) => boolean;
};

/**
 * Changes the documents at once, inside a transaction, if there are few of them.
 * Undefined when there are many: nothing is changed then.
 */
export function changeFew({ database, selection, change }: ManyWrite): Changed | undefined {
  const ids: number[] = [];
  for (const { recordId } of select(database, selection)) {
    ids.push(recordId);
    if (ids.length > fewestSteps) {
      return undefined;
    }
  }
  const { collection } = selection;
  const changed = { n: 0, nModified: 0 };
  for (const recordId of ids) {
    const raw = database.documents.get(collection, recordId);
    if (raw) {
      changed.n++;
      changed.nModified += change(collection, { recordId, raw }) ? 1 : 0;
    }
  }
  return changed;
}

type Progress = Changed & { position: number; error?: ServerError };

/**
 * Changes the documents slice by slice, each slice in a transaction of its own, with others in between: each document
 * as a whole, and only if it still matches.
 */
export async function changeMany(write: ManyWrite, commit: Commit): Promise<Progress> {
  const ids = await findIds(write);
  const matches = compileFilter(write.selection.filter);
  let progress: Progress = { n: 0, nModified: 0, position: 0 };
  while (progress.position < ids.length && !progress.error) {
    const before = progress;
    // a group that was given up runs its jobs again: the job changes nothing but the database
    progress = await commit(() => changeSlice({ write, ids, matches }, before));
  }
  return progress;
}

async function findIds({ database, selection }: ManyWrite): Promise<number[]> {
  const ids: number[] = [];
  let isOver = createSlice();
  for (const { recordId } of select(database, selection)) {
    ids.push(recordId);
    if (isOver()) {
      await nextTurn();
      isOver = createSlice();
    }
  }
  return ids;
}

type Changing = {
  write: ManyWrite;
  ids: readonly number[];
  matches: (raw: Buffer) => boolean;
};

function changeSlice({ write, ids, matches }: Changing, before: Progress): Progress {
  const { database, selection, change } = write;
  const collection = sameCollection(database, selection.collection);
  if (!collection) {
    return { ...before, position: ids.length };
  }
  const progress = { ...before };
  const isOver = createSlice();
  for (const recordId of ids.slice(before.position)) {
    database.patience.check();
    progress.position++;
    const raw = database.documents.get(collection, recordId);
    if (raw && matches(raw)) {
      try {
        progress.nModified += change(collection, { recordId, raw }) ? 1 : 0;
        progress.n++;
      } catch (error) {
        return { ...progress, error: serverErrorOf(error) };
      }
    }
    if (isOver()) {
      break;
    }
  }
  return progress;
}

/** The collection as it is now; undefined when it was dropped meanwhile. */
export function sameCollection({ catalog }: Database, known: Collection): Collection | undefined {
  const current = catalog.find(known.database, known.name);
  return current?.id === known.id ? current : undefined;
}

/** @throws what is no answer to a client */
function serverErrorOf(error: unknown): ServerError {
  if (error instanceof ServerError) {
    return error;
  }
  throw error;
}
