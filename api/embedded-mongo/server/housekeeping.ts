import { bounded } from '../bounds';
import type { Database } from '../command/command';
import { parseFilter } from '../query/parse-filter';
import { select } from '../query/select';
import type { Collection } from '../storage/collection';
import { afterPrefix, prefixOf } from '../storage/key-bytes';

export const expiryInterval = 5_000;
const cleaningInterval = 500;
export const { most: cursorLifetime } = bounded.cursorWait;
const atOnce = 1000;

/** Removes expired documents, and what dropped collections left behind. */
export function startHousekeeping(database: Database): () => void {
  let isStopped = false;
  const expiry = setInterval(() => {
    if (!isStopped) {
      removeExpired(database).catch(nextTime);
    }
  }, expiryInterval);
  const cleaning = setInterval(() => {
    if (!isStopped) {
      removeGarbage(database).catch(nextTime);
    }
  }, cleaningInterval);
  return () => {
    isStopped = true;
    clearInterval(expiry);
    clearInterval(cleaning);
  };
}

/** A full disk, say: the next round tries again, and the database stays up meanwhile. */
function nextTime(): void {
  // nobody waits for this
}

async function removeExpired(database: Database): Promise<void> {
  for (const name of database.catalog.databases()) {
    for (const collection of database.catalog.list(name)) {
      // one that fails keeps no other from being tidied
      await expireCollection(database, collection).catch(nextTime);
    }
  }
}

async function expireCollection(database: Database, collection: Collection): Promise<void> {
  for (const index of collection.indexes) {
    if (index.expireAfterSeconds !== null) {
      const before = new Date(Date.now() - index.expireAfterSeconds * 1000);
      await expire(database, collection, { path: index.fields[0]?.path.text ?? '', before });
    }
  }
}

async function expire(
  database: Database,
  collection: Collection,
  { path, before }: { path: string; before: Date },
): Promise<void> {
  const filter = parseFilter(new Map([[path, new Map([['$lt', before]])]]), database.filters);
  const isAny = !select(database, { collection, filter, limit: 1 }).next().done;
  if (isAny) {
    await database.store.commit(() => {
      for (const record of [...select(database, { collection, filter, limit: atOnce })]) {
        database.documents.remove(collection, record);
      }
    });
  }
}

async function removeGarbage(database: Database): Promise<void> {
  const [first] = database.catalog.garbage();
  if (!first) {
    return;
  }
  await database.store.commit(() => {
    const table = first.kind === 'records' ? database.store.records : database.store.entries;
    const prefix = prefixOf(first.id);
    const keys = [...table.getKeys({ start: prefix, end: afterPrefix(prefix), limit: atOnce })];
    for (const key of keys) {
      void table.remove(key);
    }
    if (keys.length < atOnce) {
      database.catalog.removeGarbage(first.kind, first.id);
    }
  });
}
