import { mongo } from 'mongoose';

import type { Migration } from './migration';

/**
 * What a request’s key stands for is known to the tickets, the attachments and the consents themselves. The answers that were kept
 * beside them, and the index of tickets by key, go.
 */
export const oneMemoryOfKeys: Migration = async (database) => {
  await unlessGone(database.dropCollection('idempotency_records'));
  await unlessGone(database.dropCollection('idempotencyrecords'));
  await unlessGone(database.collection('tickets').dropIndex('reporterId_1_key_1'));
};

const namespaceNotFound = 26;
const indexNotFound = 27;

/** A new database never had it; another process that starts at once may have been faster. */
async function unlessGone(dropping: Promise<unknown>): Promise<void> {
  try {
    await dropping;
  } catch (error: unknown) {
    const code = error instanceof mongo.MongoServerError ? error.code : null;
    if (code !== namespaceNotFound && code !== indexNotFound) {
      throw error;
    }
  }
}
