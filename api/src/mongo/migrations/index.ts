import type { Database } from '../connect';

import { oneMemoryOfKeys } from './0001-one-memory-of-keys';
import { noticesOfAnySource } from './0002-notices-of-any-source';
import { longTickets } from './0003-long-tickets';
import { searchKeys } from './0005-search-keys';
import type { Migration } from './migration';

/** In their order; a name is never used again. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-one-memory-of-keys': oneMemoryOfKeys,
  '0002-notices-of-any-source': noticesOfAnySource,
  '0003-long-tickets': longTickets,
  '0005-search-keys': searchKeys,
};

export const migrationNames: readonly string[] = Object.keys(migrations);

type Applied = { _id: string; at: Date };

/** Applies what this database has not had yet, each once. Nothing else may use the database meanwhile. */
export async function migrate(database: Database): Promise<void> {
  const applied = database.collection<Applied>('migrations');
  const known = new Set((await applied.find().toArray()).map(({ _id }) => _id));
  for (const [name, apply] of Object.entries(migrations)) {
    if (!known.has(name)) {
      await apply(database);
      await applied.updateOne({ _id: name }, { $set: { at: new Date() } }, { upsert: true });
    }
  }
}
