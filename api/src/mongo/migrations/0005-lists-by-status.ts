import type { Migration } from './migration';
import { unlessGone } from './unless-gone';

/** Lists, queues and lookups got indexes that read nothing else; those whose place these take go. */
export const listsByStatus: Migration = async (database) => {
  const poolByPromise = 'status_1_assigneeId_1_workOrder_1__id_1';
  await unlessGone(database.collection('tickets').dropIndex(poolByPromise));
  await unlessGone(database.collection('users').dropIndex('role_1'));
  await unlessGone(database.collection('pushes').dropIndex('leaseUntil_1'));
  // of the same name, but MongoDB would not use it for a number
  await unlessGone(database.collection('users').dropIndex('phone_1'));
};
