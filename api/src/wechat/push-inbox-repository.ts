import type { QueryFilter } from 'mongoose';

import { clockTolerance } from '#api/clock';
import { isDuplicateKey, type Database } from '#api/mongo/index';

import type { PushEvent } from './push-event';
import { pushModel, type PushRecord } from './push-inbox-model';

type PushInboxEntry = { key: string; event: PushEvent };

export type PushInbox = {
  /** False when an earlier delivery of it is known. */
  add: (push: { key: string; event: PushEvent; at: Date; dueAt: Date }) => Promise<boolean>;
  /** Handled: the key stays, what it said is forgotten. */
  close: (key: string) => Promise<void>;
  /** Those that are due, and those that no right clock holds; what is passed over is left out. */
  due: (
    at: Date,
    search: { leaseFor: number; passedOver: readonly string[]; most: number },
  ) => Promise<string[]>;
  /** Holds one for as long; null when somebody else was faster. */
  take: (key: string, at: Date, leaseFor: number) => Promise<PushInboxEntry | null>;
};

/** Remembers pushes: to know repeated ones, and to finish those that a stopped process began. */
export function mongoPushInbox(database: Database): PushInbox {
  const records = pushModel(database);
  return {
    add: async ({ key, event, at, dueAt }) => {
      try {
        await records.create({ _id: key, event, receivedAt: at, tries: 1, dueAt });
        return true;
      } catch (error: unknown) {
        if (isDuplicateKey(error)) {
          return false;
        }
        throw error;
      }
    },
    close: async (key) => {
      await records.updateOne({ _id: key }, { $unset: { event: 1, dueAt: 1 } });
    },
    due: async (at, { leaseFor, passedOver, most }) => {
      const excluded = passedOver.length > 0 && { _id: { $nin: [...passedOver] } };
      const found = await records
        .find({ ...waiting(at, leaseFor), ...excluded })
        .sort({ dueAt: 1 })
        .limit(most)
        .select('_id')
        .lean<{ _id: unknown }[]>();
      return found.map(({ _id }) => String(_id));
    },
    take: async (key, at, leaseFor) => {
      const taken = await records
        .findOneAndUpdate(
          { _id: key, ...waiting(at, leaseFor) },
          { $set: { dueAt: later(at, leaseFor) }, $inc: { tries: 1 } },
          { returnDocument: 'after' },
        )
        .lean();
      return taken?.event ? { key: taken._id, event: taken.event } : null;
    },
  };
}

/** A lease that no right clock wrote holds nobody up. */
function waiting(at: Date, leaseFor: number): QueryFilter<PushRecord> {
  return {
    $or: [{ dueAt: { $lte: at } }, { dueAt: { $gt: later(at, leaseFor + clockTolerance) } }],
  };
}

function later(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}
