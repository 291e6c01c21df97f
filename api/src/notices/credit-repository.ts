import type { Model } from 'mongoose';

import { isDuplicateKey, type Database } from '#api/mongo/index';

import { balances, type Balances } from './balances';
import { countConsent, isBelievable, type ConsentReport } from './count-consent';
import { creditModel, type CreditRecord } from './credit-model';

/** One person's credits for one template. */
type Ledger = { userId: string; templateId: string };

/** How many pushes each person has consented to: WeChat keeps count and does not tell. */
export type CreditRepository = {
  /** Template id → credits; templates without any are left out. */
  of: (userId: string) => Promise<ReadonlyMap<string, number>>;
  /** What all of these have, read at once. */
  ofEach: (userIds: readonly string[]) => Promise<Balances>;
  /** Counts a consent, once however often and by whom it is reported; what a phone cannot truthfully claim counts nothing. */
  count: (ledger: Ledger, report: ConsentReport) => Promise<void>;
  /**
   * Takes one credit for a push, of which at least `leave` must remain; false when there are not enough.
   * A push that has taken one already keeps it.
   */
  hold: (ledger: Ledger, push: { id: string; leave: number }) => Promise<boolean>;
  /** Gives the credit of a push back: nothing was sent. */
  release: (userId: string, pushId: string) => Promise<void>;
  /** The credit of a push is used up. */
  use: (userId: string, pushId: string) => Promise<void>;
  /** WeChat says that there is none. */
  empty: (ledger: Ledger) => Promise<void>;
};

export function creditRepository(database: Database): CreditRepository {
  const ledgers = creditModel(database);
  const read = async (userIds: readonly string[]) => {
    const found = await ledgers
      .find({ userId: { $in: [...userIds] } })
      .select({ userId: 1, templateId: 1, credits: 1, holders: 1 })
      .lean<Parameters<typeof balances>[0]>();
    return balances(found);
  };
  return {
    of: async (userId) => (await read([userId])).of(userId, null),

    ofEach: read,

    count: async (ledger, report) => {
      while (!(await countOnce(ledgers, ledger, report))) {
        // somebody else wrote between reading and writing
      }
    },

    hold: async (ledger, { id, leave }) => {
      const taken = await ledgers.updateOne(
        { ...ledger, credits: { $gt: leave }, holders: { $ne: id } },
        { $inc: { credits: -1 }, $push: { holders: id } },
      );
      return taken.modifiedCount > 0 || (await ledgers.exists({ ...ledger, holders: id })) !== null;
    },

    release: async (userId, pushId) => {
      await ledgers.updateOne(
        { userId, holders: pushId },
        { $inc: { credits: 1 }, $pull: { holders: pushId } },
      );
    },

    use: async (userId, pushId) => {
      await ledgers.updateOne({ userId, holders: pushId }, { $pull: { holders: pushId } });
    },

    empty: async (ledger) => {
      // a push in the middle of its work must not give a credit back that was none
      await ledgers.updateOne(ledger, { $set: { credits: 0, holders: [] }, $inc: { revision: 1 } });
    },
  };
}

async function countOnce(
  ledgers: Model<CreditRecord>,
  ledger: Ledger,
  report: ConsentReport,
): Promise<boolean> {
  const known = await ledgers.findOne(ledger).lean<CreditRecord>();
  const { isNew, reports } = countConsent(known?.reports ?? [], report);
  if (!known) {
    const first = { ...ledger, credits: isNew ? 1 : 0, holders: [], reports, revision: 1 };
    return insert(ledgers, first);
  }
  if (isNew && !isBelievable(known, report)) {
    return true;
  }
  const { revision } = known;
  const written = await ledgers.updateOne(
    { ...ledger, revision },
    { $set: { reports }, $inc: { credits: isNew ? 1 : 0, revision: 1 } },
  );
  return written.modifiedCount > 0;
}

async function insert(
  ledgers: Model<CreditRecord>,
  first: Omit<CreditRecord, '_id'>,
): Promise<boolean> {
  try {
    await ledgers.create(first);
    return true;
  } catch (error: unknown) {
    if (isDuplicateKey(error)) {
      return false;
    }
    throw error;
  }
}
