import { later } from '#api/clock';
import { isDuplicateKey, type Database } from '#api/mongo/index';

import { jobLeaseModel } from './job-lease-model';
import { notHeld } from './lease-repository';
import type { JobKind } from './work-table';

export type JobTurn = { kind: JobKind; turn: number };

/** Which process runs a scheduled job, and when it is due again; safe when one dies at any point. */
export type JobLeases = {
  /** The job is known from now on, and due if it was not. */
  add: (kind: JobKind, now: Date) => Promise<void>;
  /** Takes a job that is due, until its lease ends; null when it is not due, or somebody else runs it. */
  take: (kind: JobKind, now: Date, every: number) => Promise<JobTurn | null>;
  /** It still runs. */
  extend: (turn: JobTurn, now: Date) => Promise<void>;
  /** It has run and is due then, unless somebody else has taken it over. */
  finish: (turn: JobTurn, dueAt: Date) => Promise<void>;
};

/** How long the job of a dead process waits before another runs it, in milliseconds. */
export const jobLease = 60_000;

export function jobLeaseRepository(database: Database): JobLeases {
  const leases = jobLeaseModel(database);
  const put = async ({ kind, turn }: JobTurn, dueAt: Date) => {
    await leases.updateOne({ _id: kind, turn }, { $set: { dueAt } });
  };
  return {
    add: async (kind, now) => {
      try {
        const first = { $setOnInsert: { dueAt: now, turn: 0 } };
        await leases.updateOne({ _id: kind }, first, { upsert: true });
      } catch (error: unknown) {
        // another process added it in the same moment
        if (!isDuplicateKey(error)) {
          throw error;
        }
      }
    },
    take: async (kind, now, every) => {
      const taken = await leases
        .findOneAndUpdate(
          { _id: kind, dueAt: notHeld(now, Math.max(every, jobLease)) },
          { $set: { dueAt: later(now, jobLease) }, $inc: { turn: 1 } },
          { returnDocument: 'after' },
        )
        .lean();
      return taken && { kind, turn: taken.turn };
    },
    extend: (turn, now) => put(turn, later(now, jobLease)),
    finish: put,
  };
}
