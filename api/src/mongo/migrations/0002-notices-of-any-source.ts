import type { mongo } from 'mongoose';

import type { Database } from '../connect';

import type { Migration } from './migration';
import { unlessGone } from './unless-gone';

/**
 * A notice is known by its source and a fact instead of a ticket and the number of an entry: those in inboxes, on their way
 * to WeChat, and still owed. What the product keeps trying is known by the same name.
 */
export const noticesOfAnySource: Migration = async (database) => {
  for (const [name, index] of Object.entries(earlierIndexes)) {
    // without the fields that it is about it would let nobody have two notices
    await unlessGone(database.collection(name).dropIndex(index));
  }
  await unlessGone(database.collection('notifications').dropIndex(unreadByTicket));
  await inSlices(database, { name: 'notifications', filter: noSource, change: named });
  await inSlices(database, { name: 'pushes', filter: noSource, change: named });
  await inSlices(database, { name: 'tickets', filter: owesByNumber, change: nameOwed });
  await inSlices(database, { name: 'work_failures', filter: failedTickets, change: nameFailure });
};

const earlierIndexes = {
  notifications: 'ticketId_1_seq_1_recipientId_1_channel_1',
  pushes: 'ticketId_1_seq_1_recipientId_1',
};
const unreadByTicket = 'recipientId_1_channel_1_readAt_1_ticketId_1';

type Stored = mongo.Document & { _id: mongo.ObjectId };
type Write = mongo.AnyBulkWriteOperation<Stored>;
type Change = (document: Stored) => Write[];

const noSource = { source: { $exists: false } };

/** All of it in one update, so that none is ever half of each. */
const named: Change = ({ _id, ticketId, ticketNumber, seq }) => [
  {
    updateOne: {
      filter: { _id, ...noSource },
      update: {
        $set: {
          source: { kind: 'ticket', id: ticketId as string },
          sourceName: ticketNumber as string,
          fact: factOf(seq),
        },
        $unset: { ticketId: 1, ticketNumber: 1, seq: 1 },
      },
    },
  },
];

const owesByNumber = { 'outbox.seq': { $exists: true } };

/** Entry by entry: another process may serve already and have told some of them. */
const nameOwed: Change = ({ _id, outbox }) =>
  (outbox as ({ seq?: number } | null)[]).flatMap((entry) =>
    entry?.seq === undefined
      ? []
      : {
          updateOne: {
            filter: { _id, outbox: { $elemMatch: { seq: entry.seq } } },
            update: {
              $set: { 'outbox.$.fact': factOf(entry.seq) },
              $unset: { 'outbox.$.seq': 1 },
            },
          },
        },
  );

const failedTickets = { kind: 'relay', itemId: { $regex: '^[0-9a-f]{24}$' } };

const nameFailure: Change = ({ _id, itemId }) => [
  { updateOne: { filter: { _id }, update: { $set: { itemId: `ticket:${String(itemId)}` } } } },
];

function factOf(seq: unknown): string {
  return `entry:${String(seq)}`;
}

const sliceSize = 500;

type Part = { name: string; filter: mongo.Filter<Stored>; change: Change };

/** In the order of ids, and no more in memory than one slice: the oldest installations have millions. */
async function inSlices(database: Database, { name, filter, change }: Part): Promise<void> {
  const documents = database.collection<Stored>(name);
  for (let last: mongo.ObjectId | null = null; ;) {
    const slice: Stored[] = await documents
      .find(last ? { ...filter, _id: { $gt: last } } : filter)
      .project<Stored>({ ticketId: 1, ticketNumber: 1, seq: 1, itemId: 1, 'outbox.seq': 1 })
      .sort({ _id: 1 })
      .limit(sliceSize)
      .toArray();
    const writes = slice.flatMap(change);
    if (writes.length > 0) {
      await documents.bulkWrite(writes, { ordered: false });
    }
    last = slice.at(-1)?._id ?? null;
    if (slice.length < sliceSize || !last) {
      return;
    }
  }
}
