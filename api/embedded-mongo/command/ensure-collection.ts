import type { Collection } from '../storage/collection';

import { checkNamespace } from './arguments';
import type { Database } from './command';

/** The collection, created when it does not exist; inside a transaction only. */
export function ensureCollection(database: Database, db: string, name: string): Collection {
  const existing = database.catalog.find(db, name);
  if (existing) {
    return existing;
  }
  checkNamespace(db, name);
  return database.catalog.create(db, name);
}
