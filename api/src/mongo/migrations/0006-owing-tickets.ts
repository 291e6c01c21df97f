import type { mongo } from 'mongoose';

import type { Migration } from './migration';
import { unlessFull } from './unless-full';
import { unlessGone } from './unless-gone';

/**
 * A ticket says since when it owes notices, in a field of its own, by which the relay finds it; the index of what is owed
 * goes. Leases are dates from now on, also where none was ever taken.
 */
export const owingTickets: Migration = async (database) => {
  const tickets = database.collection<Owing>('tickets');
  for (let last: mongo.ObjectId | null = null; ;) {
    const slice: Owing[] = await tickets
      .find({ ...unmarked, ...(last && { _id: { $gt: last } }) })
      .project<Owing>({ 'outbox.at': 1, relayLease: 1 })
      .sort({ _id: 1 })
      .limit(sliceSize)
      .toArray();
    if (slice.length > 0) {
      await tickets.bulkWrite(slice.map(mark), { ordered: false }).catch(unlessFull);
    }
    last = slice.at(-1)?._id ?? null;
    if (slice.length < sliceSize || !last) {
      break;
    }
  }
  await unlessGone(tickets.dropIndex('outbox.at_1'));
};

type Owing = mongo.Document & {
  _id: mongo.ObjectId;
  outbox: ({ at?: unknown } | null)[];
  relayLease?: Date | null;
};

const sliceSize = 500;

/** Also what another process has told meanwhile must not owe again. */
const unmarked = { 'outbox.0': { $exists: true }, owesSince: { $exists: false } };

function mark({ _id, outbox, relayLease }: Owing): mongo.AnyBulkWriteOperation<Owing> {
  const times = outbox.flatMap((entry) => (entry?.at instanceof Date ? entry.at.getTime() : []));
  // what nobody can date has waited longest
  const owesSince = new Date(times.length > 0 ? Math.min(...times) : 1);
  const update = { $set: { owesSince, relayLease: relayLease ?? new Date(0) } };
  return { updateOne: { filter: { _id, ...unmarked }, update } };
}
