import { bounded } from '../bounds';
import type { Doc } from '../bson/value';
import { assertThat } from '../errors/server-error';
import { buildIndex } from '../index/build-index';
import { addIndexEntries, checkUnique, keysIn } from '../index/entries';
import type { Index } from '../index/index-definition';
import type { Collection } from '../storage/collection';

import type { Database } from './command';
import type { Commit } from './commit-in-time';
import { sameCollection } from './long-write';
import { createSlice, fewestSteps } from './slice';

const { most: mostIndexes } = bounded.indexes;

export type Build = { database: Database; collection: Collection; indexes: readonly Index[] };

/** Makes indexes that list nothing yet, inside a transaction; should the process end now, they are garbage. */
export function beginBuild(
  database: Database,
  collection: Collection,
  specs: readonly Doc[],
): Build {
  assertThat(
    collection.indexes.length + specs.length <= mostIndexes,
    67,
    `add index fails, too many indexes for ${collection.database}.${collection.name}`,
  );
  const indexes = specs.map((spec) => {
    const id = database.catalog.nextId();
    database.catalog.addGarbage('entries', id);
    return buildIndex({ id, spec }, database.filters);
  });
  return { database, collection, indexes };
}

/** Lists the documents at once, inside the transaction, if there are few; undefined when there are many. */
export function buildAtOnce<T>(build: Build, finish: (collection: Collection) => T): T | undefined {
  const step =
    build.collection.count < fewestSteps ? listSlice(build, undefined, finish) : undefined;
  return step && 'result' in step ? step.result : undefined;
}

/**
 * Lists all documents, slice by slice, each in a transaction of its own. Meanwhile writes keep the indexes as well, but
 * nobody reads them before the last slice hands them over.
 * @param finish runs in the last slice's transaction, with the indexes in their place
 */
export async function runBuild<T>(
  build: Build,
  commit: Commit,
  finish: (collection: Collection) => T,
): Promise<T> {
  const { database, collection, indexes } = build;
  sameCollection(database, collection)?.building.push(...indexes);
  try {
    for (let after: number | undefined; ;) {
      const from = after;
      // a group that was given up runs its jobs again: the job changes nothing but the database
      const step = await commit(() => listSlice(build, from, finish));
      if ('result' in step) {
        return step.result;
      }
      after = step.after;
    }
  } finally {
    const current = sameCollection(database, collection);
    if (current) {
      current.building = current.building.filter((index) => !indexes.includes(index));
    }
  }
}

type Step<T> = { after: number } | { result: T };

function listSlice<T>(
  { database, collection, indexes }: Build,
  after: number | undefined,
  finish: (collection: Collection) => T,
): Step<T> {
  const current = sameCollection(database, collection);
  assertThat(current, 276, 'the collection was dropped while its index was built');
  const isOver = createSlice();
  for (const { recordId, raw } of database.documents.scan(current, { after })) {
    database.patience.check();
    const place = { ...database, collection: current, recordId };
    for (const keys of indexes.map((index) => keysIn(index, raw))) {
      checkUnique(place, [keys]);
      addIndexEntries(place, keys);
    }
    if (isOver()) {
      return { after: recordId };
    }
  }
  return { result: finish(current) };
}
