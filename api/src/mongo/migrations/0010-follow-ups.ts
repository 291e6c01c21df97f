import type { mongo } from 'mongoose';

import type { Migration } from './migration';

/**
 * A promised call becomes somebody's task: it gets a name and what happens to it, and its ticket says when it is due. What is late
 * already stands in the desk's list as late; nobody is told of all of it at once. Urgent tickets that were closed in the last 30
 * days get their planned call in time.
 */
export const followUps: Migration = async (database) => {
  const tickets = database.collection<Stored>('tickets');
  const now = new Date();
  for (let last: mongo.ObjectId | null = null; ;) {
    const slice: Stored[] = await tickets
      .find(last ? { ...unnamed, _id: { $gt: last } } : unnamed)
      .project<Stored>({ followUps: 1 })
      .sort({ _id: 1 })
      .limit(sliceSize)
      .toArray();
    if (slice.length > 0) {
      await tickets.bulkWrite(
        slice.map((ticket) => named(ticket, now)),
        { ordered: false },
      );
    }
    last = slice.at(-1)?._id ?? null;
    if (slice.length < sliceSize || !last) {
      break;
    }
  }
  await tickets.updateMany(
    {
      ...{ status: 'closed', severity: 'blocked', scope: { $in: ['team', 'organization'] } },
      ...{ closedAt: { $gte: new Date(now.getTime() - plannedAfter) }, timerAt: null },
    },
    { $set: { timerAt: firstMoment } },
  );
};

type StoredFollowUp = { id?: string; dueAt: Date; state: string } & mongo.Document;
type Stored = mongo.Document & { _id: mongo.ObjectId; followUps: StoredFollowUp[] };

const sliceSize = 500;
const plannedAfter = 30 * 24 * 60 * 60_000;
/** The ticket is looked at at once, and says then when its timers are due. */
const firstMoment = new Date(1);
const unnamed: mongo.Filter<Stored> = { followUps: { $elemMatch: { id: { $exists: false } } } };

function named({ _id, followUps: former }: Stored, now: Date): mongo.AnyBulkWriteOperation<Stored> {
  const followUps = former.map((one, index) => withName(one, String(index + 1), now));
  const isOwed = followUps.some(({ state }) => state === 'open');
  return {
    updateOne: {
      filter: { _id, ...unnamed },
      update: { $set: { followUps, ...(isOwed && { timerAt: firstMoment }) } },
    },
  };
}

function withName(followUp: StoredFollowUp, id: string, now: Date): StoredFollowUp {
  const told = followUp.dueAt < now ? now : null;
  const fresh = { attempts: [], postponements: [], settled: null };
  return {
    ...{ kind: 'bad_rating', since: followUp.dueAt, warnedAt: told, lateAt: told, ...fresh },
    ...followUp,
    id,
  };
}
