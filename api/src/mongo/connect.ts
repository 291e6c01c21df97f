import { setTimeout as sleep } from 'node:timers/promises';

import mongoose, { type Connection } from 'mongoose';

import { boundAllReads, longestRead as usualLongestRead } from './bound-reads';

/** One explicit connection; models are made on it, never on a global. */
export type Database = Connection;

const patience = { serverSelectionTimeoutMS: 5000, connectTimeoutMS: 5000 };

type Patience = { longestRead?: number };

/** @throws when no server answers at the address within five seconds */
export async function connectDatabase(
  uri: string,
  { longestRead = usualLongestRead }: Patience = {},
): Promise<Database> {
  const database = mongoose.createConnection(uri, {
    ...patience,
    // indexes are built once, before serving, and waited for: see buildIndexes
    autoIndex: false,
    autoCreate: false,
    // an unreachable database answers at once instead of piling up requests in memory
    bufferCommands: false,
  });
  boundAllReads(database, longestRead);
  try {
    return await database.asPromise();
  } catch (error: unknown) {
    await database.close(true);
    throw error;
  }
}

/** Unique and TTL rules hold only once their indexes exist, so nothing is served before. */
export async function buildIndexes(database: Database): Promise<void> {
  await Promise.all(Object.values(database.models).map((model) => model.createIndexes()));
}

/** Whether the database answers within `withinMs`. */
export async function isReachable(database: Database, withinMs: number): Promise<boolean> {
  const answer = Promise.resolve(database.db?.command({ ping: 1 })).then(
    (reply) => reply !== undefined,
    () => false,
  );
  return Promise.race([answer, sleep(withinMs, false, { ref: false })]);
}
