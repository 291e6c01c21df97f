import type { Model } from 'mongoose';

import {
  countSome,
  findPage,
  isDuplicateKey,
  type Database,
  type Page,
  type PageInput,
} from '#api/mongo/index';
import type { WorkKind } from '#shared/background/work-kinds';

import { longestPause } from './backoff';
import { failureModel, type FailureRecord } from './failure-model';

/** One thing that a job works on: a ticket, a push, an upload. */
export type Piece = { kind: WorkKind; itemId: string };

export type SetAside = Pick<FailureRecord, 'code' | 'failures' | 'firstFailedAt' | 'kind'> & {
  id: string;
  itemId: string;
  setAsideAt: Date;
};

type Known = { itemId: string; isPutOff: boolean };

/**
 * What failed, by kind of work and item. It lies beside the items: one that is full, or that nobody can read, could not
 * carry a note of its own failure.
 */
export type FailureRepository = {
  /** What failed of one kind of work, and whether its time has come again; `most` at most. */
  of: (kind: WorkKind, now: Date, most: number) => Promise<Known[]>;
  /** Which of these have failed and wait for their time. */
  putOffAmong: (kind: WorkKind, itemIds: readonly string[], now: Date) => Promise<Set<string>>;
  /** Answers how often it has failed now. */
  count: (piece: Piece, failure: { code: string; now: Date }) => Promise<number>;
  putOff: (piece: Piece, until: Date) => Promise<void>;
  setAside: (piece: Piece, now: Date) => Promise<void>;
  forget: (piece: Piece) => Promise<void>;
  list: (page: PageInput) => Promise<Page<SetAside>>;
  countSetAside: () => Promise<number>;
  /** Lets something that was set aside begin anew; false when there is no such thing. */
  release: (id: string) => Promise<boolean>;
  /** The same for all; how many there were. */
  releaseAll: () => Promise<number>;
};

const setAside = { setAsideAt: { $gt: new Date(0) } };

export function failureRepository(database: Database): FailureRepository {
  const failures = failureModel(database);
  return { ...counting(failures), ...listing(failures) };
}

type FailureModel = Model<FailureRecord>;

/** Answers how often it has failed now. */
async function countOnce(
  failures: FailureModel,
  { kind, itemId }: Piece,
  { code, now }: { code: string; now: Date },
): Promise<number> {
  const counted = await failures
    .findOneAndUpdate(
      { kind, itemId },
      {
        $inc: { failures: 1 },
        $set: { code, failedAt: now },
        $setOnInsert: { firstFailedAt: now, dueAt: now },
      },
      { upsert: true, returnDocument: 'after' },
    )
    .lean<FailureRecord>();
  return counted.failures;
}

function counting(failures: FailureModel) {
  return {
    of: async (kind, now, most) => {
      const found = await failures
        .find({ kind })
        .select({ itemId: 1, dueAt: 1, setAsideAt: 1 })
        .limit(most)
        .lean<FailureRecord[]>();
      return found.map((one) => ({ itemId: one.itemId, isPutOff: isPutOff(one, now) }));
    },
    putOffAmong: async (kind, itemIds, now) => {
      const found = await failures
        .find({ kind, itemId: { $in: [...itemIds] } })
        .lean<FailureRecord[]>();
      return new Set(found.filter((one) => isPutOff(one, now)).map(({ itemId }) => itemId));
    },
    count: async (piece, failure) => {
      try {
        return await countOnce(failures, piece, failure);
      } catch (error: unknown) {
        // another process counted the first failure in the same moment
        if (isDuplicateKey(error)) {
          return countOnce(failures, piece, failure);
        }
        throw error;
      }
    },
    putOff: async ({ kind, itemId }, until) => {
      await failures.updateOne({ kind, itemId }, { $set: { dueAt: until } });
    },
    setAside: async ({ kind, itemId }, now) => {
      await failures.updateOne({ kind, itemId }, { $set: { setAsideAt: now } });
    },
    forget: async ({ kind, itemId }) => {
      await failures.deleteOne({ kind, itemId });
    },
  } satisfies Partial<FailureRepository>;
}

function listing(failures: FailureModel) {
  return {
    list: async (page) => {
      const { items, nextCursor } = await findPage<FailureRecord, keyof FailureRecord>(failures, {
        ...page,
        filter: setAside,
        order: { by: 'setAsideAt', direction: 'descending' },
      });
      return { items: items.map(toSetAside), nextCursor };
    },
    countSetAside: () => countSome(failures, setAside),
    release: async (id) => (await failures.deleteOne({ _id: id, ...setAside })).deletedCount === 1,
    releaseAll: async () => (await failures.deleteMany(setAside)).deletedCount,
  } satisfies Partial<FailureRepository>;
}

/** A time that is further away than any pause was written by a clock that went wrong, and counts for nothing. */
function isPutOff({ dueAt, setAsideAt }: FailureRecord, now: Date): boolean {
  const wait = dueAt.getTime() - now.getTime();
  return setAsideAt !== undefined || (wait > 0 && wait <= longestPause);
}

function toSetAside({ _id, ...record }: FailureRecord): SetAside {
  const { code, failures, firstFailedAt, itemId, kind, setAsideAt } = record;
  return {
    ...{ id: _id.toHexString(), code, failures, firstFailedAt, itemId, kind },
    // the list finds nothing else
    setAsideAt: setAsideAt ?? firstFailedAt,
  };
}
