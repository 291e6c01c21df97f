import type { Migration } from './migration';
import { unlessGone } from './unless-gone';

/**
 * What a request’s key stands for is known to the tickets, the attachments and the consents themselves. The answers that were kept
 * beside them, and the index of tickets by key, go.
 */
export const oneMemoryOfKeys: Migration = async (database) => {
  await unlessGone(database.dropCollection('idempotency_records'));
  await unlessGone(database.dropCollection('idempotencyrecords'));
  await unlessGone(database.collection('tickets').dropIndex('reporterId_1_key_1'));
};
