import type { mongo } from 'mongoose';

import type { Migration } from './migration';

/**
 * Who is to take a ticket holds it only from accepting on. What was assigned and not accepted becomes an offer that is over: its
 * timer ends it, and the desk sees that nobody has it. Who was asked, when, why and by whom stays as it was.
 */
export const offers: Migration = async (database) => {
  const tickets = database.collection<Stored>('tickets');
  for (let last: mongo.ObjectId | null = null; ;) {
    const slice: Stored[] = await tickets
      .find(last ? { ...assigned, _id: { $gt: last } } : assigned)
      .project<Stored>({ assigneeId: 1, updatedAt: 1, asked })
      .sort({ _id: 1 })
      .limit(sliceSize)
      .toArray();
    if (slice.length > 0) {
      await tickets.bulkWrite(slice.map(withOffer), { ordered: false });
    }
    last = slice.at(-1)?._id ?? null;
    if (slice.length < sliceSize || !last) {
      break;
    }
  }
};

type Stored = mongo.Document & {
  _id: mongo.ObjectId;
  assigneeId: string | null;
  updatedAt: Date;
  asked?: { at: Date; actorId: string | null; text: string } | null;
};

const sliceSize = 500;
const assigned = { status: 'submitted', assigneeId: { $type: 'string' } } as const;

/** The newest entry by which it was assigned. */
const asked = {
  $last: {
    $filter: { input: { $ifNull: ['$timeline', []] }, cond: { $eq: ['$$this.kind', 'assign'] } },
  },
};

function withOffer(ticket: Stored): mongo.AnyBulkWriteOperation<Stored> {
  const { _id, asked: entry, assigneeId, updatedAt } = ticket;
  const at = entry?.at ?? updatedAt;
  const offer = {
    ...{ to: assigneeId, reason: entry?.text ?? '', at, until: at },
    // nobody is known who asked: the desk did, since the product could not yet
    by: entry?.actorId ?? '',
  };
  return {
    updateOne: {
      filter: { _id, ...assigned, assigneeId },
      update: { $set: { offer, assigneeId: null, timerAt: at } },
    },
  };
}
