import type { mongo } from 'mongoose';

import type { Migration } from './migration';

/**
 * A ticket keeps what runs towards its solution instead of what came out of it. Earlier solutions were promised round the
 * clock; put this way they are due at the very millisecond that the customer was told, also after an answer.
 */
export const solutionClocks: Migration = async (database) => {
  const tickets = database.collection<Stored>('tickets');
  for (let last: mongo.ObjectId | null = null; ;) {
    const slice: Stored[] = await tickets
      .find(last ? { ...promised, _id: { $gt: last } } : promised)
      .project<Stored>({ severity: 1, solutionDueAt: 1, solutionTimeLeft: 1, status: 1 })
      .sort({ _id: 1 })
      .limit(sliceSize)
      .toArray();
    if (slice.length > 0) {
      await tickets.bulkWrite(slice.map(withClock), { ordered: false });
    }
    last = slice.at(-1)?._id ?? null;
    if (slice.length < sliceSize || !last) {
      break;
    }
  }
  await tickets.updateMany({ solutionDueAt: { $exists: true } }, { $unset: formerFields });
};

type Stored = mongo.Document & {
  _id: mongo.ObjectId;
  severity: string;
  status: string;
  solutionDueAt: Date;
  solutionTimeLeft?: number | null;
};

const sliceSize = 500;
const promised = { solutionDueAt: { $type: 'date' } } as const;
const formerFields = { solutionDueAt: 1, solutionTimeLeft: 1 } as const;

const hour = 60;
/** What was promised until then, in minutes. */
const formerTimes: Readonly<Record<string, number>> = {
  blocked: 4 * hour,
  degraded: 8 * hour,
  minor: 24 * hour,
  question: 48 * hour,
};

function withClock(ticket: Stored): mongo.AnyBulkWriteOperation<Stored> {
  const { _id, severity, solutionDueAt } = ticket;
  const minutes = formerTimes[severity] ?? 4 * hour;
  const solutionClock = {
    ...{ start: new Date(solutionDueAt.getTime() - minutes * 60_000), minutes },
    ...{ hours: 'round_the_clock', pauses: pausesOf(ticket) },
  };
  return {
    updateOne: {
      filter: { _id, ...promised },
      update: { $set: { solutionClock }, $unset: formerFields },
    },
  };
}

/** What was left when the customer's turn began says when it began. */
function pausesOf({ solutionDueAt, solutionTimeLeft, status }: Stored) {
  const isCustomersTurn = status === 'awaiting_customer' && typeof solutionTimeLeft === 'number';
  return isCustomersTurn
    ? [{ from: new Date(solutionDueAt.getTime() - solutionTimeLeft), to: null }]
    : [];
}
