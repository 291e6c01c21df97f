import type { mongo } from 'mongoose';

import type { Migration } from './migration';
import { unlessFull } from './unless-full';
import { unlessGone } from './unless-gone';

/**
 * A ticket says when something happens to it by itself next. All that are not over are looked at once, at the first moment that
 * there ever was, and then say it; the index by which silent customers were found goes.
 */
export const timers: Migration = async (database) => {
  const tickets = database.collection('tickets');
  for (let last: mongo.ObjectId | null = null; ;) {
    const slice: Named[] = await tickets
      .find(last ? { ...unset, _id: { $gt: last } } : unset)
      .project<Named>({ _id: 1 })
      .sort({ _id: 1 })
      .limit(sliceSize)
      .toArray();
    if (slice.length > 0) {
      await tickets.bulkWrite(slice.map(atOnce), { ordered: false }).catch(unlessFull);
    }
    last = slice.at(-1)?._id ?? null;
    if (slice.length < sliceSize || !last) {
      break;
    }
  }
  await unlessGone(tickets.dropIndex('status_1_promise.dueAt_1'));
  await database
    .collection('work_failures')
    .updateMany({ kind: 'confirm' }, { $set: { kind: 'timer' } });
};

type Named = { _id: mongo.ObjectId };

const sliceSize = 500;
const unset = { status: { $nin: ['closed', 'cancelled'] }, timerAt: { $exists: false } };

function atOnce({ _id }: Named) {
  return { updateOne: { filter: { _id, ...unset }, update: { $set: { timerAt: new Date(1) } } } };
}
