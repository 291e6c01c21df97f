import type { mongo } from 'mongoose';

import type { Migration } from './migration';

/** Tickets say since when a customer who rated them badly waits for a call, so that the desk finds them in a list of their own. */
export const reach: Migration = async (database) => {
  const tickets = database.collection<Stored>('tickets');
  for (let last: mongo.ObjectId | null = null; ;) {
    const slice: Stored[] = await tickets
      .find(last ? { ...owed, _id: { $gt: last } } : owed)
      .project<Stored>({ followUps: 1, ratings: 1 })
      .sort({ _id: 1 })
      .limit(sliceSize)
      .toArray();
    const waiting = slice.flatMap((ticket) => waitingSince(ticket));
    if (waiting.length > 0) {
      await tickets.bulkWrite(waiting, { ordered: false });
    }
    last = slice.at(-1)?._id ?? null;
    if (slice.length < sliceSize || !last) {
      break;
    }
  }
};

type Call = { kind: string; state: string; round: number; since: Date };
type Rating = { round: number; fixed: string; stars: number };
type Stored = mongo.Document & { _id: mongo.ObjectId; followUps: Call[]; ratings?: Rating[] };

const sliceSize = 500;
const owed: mongo.Filter<Stored> = {
  followUps: { $elemMatch: { state: 'open', kind: 'bad_rating' } },
};

function waitingSince({
  _id,
  followUps,
  ratings = [],
}: Stored): mongo.AnyBulkWriteOperation<Stored>[] {
  const lowRounds = ratings
    .filter(({ fixed, stars }) => fixed === 'no' || stars <= 2)
    .map(({ round }) => round);
  const times = followUps
    .filter(({ kind, state }) => state === 'open' && kind === 'bad_rating')
    .filter(({ round }) => lowRounds.includes(round))
    .map(({ since }) => since.getTime());
  return times.length === 0
    ? []
    : [
        {
          updateOne: {
            filter: { _id },
            update: { $set: { badlyRatedAt: new Date(Math.min(...times)) } },
          },
        },
      ];
}
