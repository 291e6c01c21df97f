import { StartError } from '#api/config/index';

import type { Database } from '../connect';

import { oneMemoryOfKeys } from './0001-one-memory-of-keys';
import { noticesOfAnySource } from './0002-notices-of-any-source';
import { longTickets } from './0003-long-tickets';
import { solutionClocks } from './0004-solution-clocks';
import { listsByStatus } from './0005-lists-by-status';
import { owingTickets } from './0006-owing-tickets';
import { searchKeys } from './0007-search-keys';
import { timers } from './0008-timers';
import { offers } from './0009-offers';
import { followUps } from './0010-follow-ups';
import { clocks } from './0011-clocks';
import { endsOfNumbers } from './0012-ends-of-numbers';
import { reach } from './0016-reach';
import type { Migration } from './migration';

/** In their order; a name is never used again. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-one-memory-of-keys': oneMemoryOfKeys,
  '0002-notices-of-any-source': noticesOfAnySource,
  '0003-long-tickets': longTickets,
  '0004-solution-clocks': solutionClocks,
  '0005-lists-by-status': listsByStatus,
  '0006-owing-tickets': owingTickets,
  '0007-search-keys': searchKeys,
  '0008-timers': timers,
  '0009-offers': offers,
  '0010-follow-ups': followUps,
  '0011-clocks': clocks,
  '0012-ends-of-numbers': endsOfNumbers,
  '0016-reach': reach,
};

export const migrationNames: readonly string[] = Object.keys(migrations);

type Applied = { _id: string; at: Date };

/**
 * Applies what this database has not had yet, each once. Nothing else may use the database meanwhile.
 *
 * @throws {StartError} when a newer version was here, whose writing this one does not read
 */
export async function migrate(database: Database): Promise<void> {
  const applied = database.collection<Applied>('migrations');
  const known = new Set((await applied.find().toArray()).map(({ _id }) => _id));
  const newer = [...known].filter((name) => !(name in migrations));
  if (newer.length > 0) {
    throw new StartError(
      `The database was brought up by a newer version of the product (${newer.join(', ')}): start that one, or restore the backup that was made before it.`,
    );
  }
  for (const [name, apply] of Object.entries(migrations)) {
    if (!known.has(name)) {
      await apply(database);
      await applied.updateOne({ _id: name }, { $set: { at: new Date() } }, { upsert: true });
    }
  }
}
