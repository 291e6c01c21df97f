import { randomUUID } from 'node:crypto';

import { later } from '#api/clock';
import type { Database } from '#api/mongo/index';

import { termsChangeModel, type TermsChangeDocument } from './terms-change-model';

/** Whose promises are to be counted anew when all are. */
export const everybody = 'all';

type Search = { passedOver: readonly string[]; most: number };
/** One change, and which of several of the same people. */
type ChangeName = Pick<TermsChangeDocument, '_id' | 'token'>;

/** What is to be counted anew, kept so that it outlives whoever changed the terms. */
export type TermsChanges = {
  /** From then on, and from the beginning. */
  owe: (whose: string, from: Date) => Promise<void>;
  /** Whose turn it is, the longest waiting first. */
  due: (now: Date, search: Search) => Promise<string[]>;
  find: (whose: string) => Promise<TermsChangeDocument | null>;
  /** A slice is done; one that another change has begun anew meanwhile stays where it is. */
  reach: (change: ChangeName, cursor: string) => Promise<void>;
  settle: (change: ChangeName) => Promise<void>;
};

export function termsChanges(database: Database): TermsChanges {
  const changes = termsChangeModel(database);
  return {
    owe: async (_id, from) => {
      const change = { token: randomUUID(), from, reached: null };
      await changes.updateOne({ _id }, { $set: change }, { upsert: true });
    },
    due: async (now, { passedOver, most }) => {
      const found = await changes
        .find({ from: { $lte: now }, _id: { $nin: [...passedOver] } })
        .sort({ from: 1 })
        .limit(most)
        .select('_id')
        .lean<Pick<TermsChangeDocument, '_id'>[]>();
      return found.map(({ _id }) => _id);
    },
    find: (_id) => changes.findById(_id).lean<TermsChangeDocument>(),
    reach: async ({ _id, token }, reached) => {
      await changes.updateOne({ _id, token }, { $set: { reached } });
    },
    settle: async ({ _id, token }) => {
      await changes.deleteOne({ _id, token });
    },
  };
}

/** What was delivered with the version that ran last, in a few letters. */
export type Delivered = {
  read: () => Promise<string | null>;
  write: (revision: string) => Promise<void>;
};

const delivered = 'delivered';

export function deliveredTerms(database: Database): Delivered {
  const changes = termsChangeModel(database);
  return {
    read: async () => {
      const found = await changes.findById(delivered).lean<TermsChangeDocument>();
      return found?.token ?? null;
    },
    // without a time: nothing is to be counted anew because of it
    write: async (token) => {
      await changes.updateOne({ _id: delivered }, { $set: { token } }, { upsert: true });
    },
  };
}

/** In milliseconds: for so long a process may go on with terms that another one has changed. */
const known = 5000;
/** Where whoever changes them dies in the middle, it is done all the same, after so long. */
const survives = 60_000;

type Deps = {
  clock: () => Date;
  termsChanges: Pick<TermsChanges, 'owe'>;
  termsChanged: { raise: (organizationId?: string) => void };
};

/** Changes what somebody is served under: an organization, or anybody. Noted before and after, since it may die in between. */
export async function changingTerms<Result>(
  deps: Deps,
  organizationId: string | undefined,
  change: () => Promise<Result>,
): Promise<Result> {
  const whose = organizationId ?? everybody;
  await deps.termsChanges.owe(whose, later(deps.clock(), survives));
  const result = await change();
  await deps.termsChanges.owe(whose, later(deps.clock(), known));
  deps.termsChanged.raise(organizationId);
  return result;
}
