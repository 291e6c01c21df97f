import { isDuplicateKey, type Database } from '#api/mongo/index';

import type { PushEvent } from './push-event';
import { pushModel } from './push-inbox-model';

export type PushInboxEntry = { key: string; event: PushEvent; tries: number };

export type PushInbox = {
  /** False when an earlier delivery of it is known. */
  add: (push: { key: string; event: PushEvent; at: Date; dueAt: Date }) => Promise<boolean>;
  /** Handled or given up: the key stays, what it said is forgotten. */
  close: (key: string) => Promise<void>;
  /** One that is due, held until `dueAt` by whoever takes it. */
  takeDue: (at: Date, dueAt: Date) => Promise<PushInboxEntry | null>;
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
    takeDue: async (at, dueAt) => {
      const taken = await records
        .findOneAndUpdate(
          { dueAt: { $lte: at } },
          { $set: { dueAt }, $inc: { tries: 1 } },
          { sort: { dueAt: 1 }, returnDocument: 'after' },
        )
        .lean();
      return taken?.event ? { key: taken._id, event: taken.event, tries: taken.tries } : null;
    },
  };
}
