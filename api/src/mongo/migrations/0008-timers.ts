import type { Migration } from './migration';
import { unlessGone } from './unless-gone';

/**
 * A ticket says when something happens to it by itself next. All that are not over are looked at once, at the first moment that
 * there ever was, and then say it; the index by which silent customers were found goes.
 */
export const timers: Migration = async (database) => {
  const unset = { status: { $nin: ['closed', 'cancelled'] }, timerAt: { $exists: false } };
  await database.collection('tickets').updateMany(unset, { $set: { timerAt: new Date(1) } });
  await unlessGone(database.collection('tickets').dropIndex('status_1_promise.dueAt_1'));
  await database
    .collection('work_failures')
    .updateMany({ kind: 'confirm' }, { $set: { kind: 'timer' } });
};
