import { documentLeases, heldTooLong, type LeaseSearch } from '#api/background/index';
import { isDuplicateKey, type Database } from '#api/mongo/index';

import type { CallbackEvent } from './callback-event';
import { callbackModel } from './callback-inbox-model';

type CallbackInboxEntry = { key: string; event: CallbackEvent };

export type CallbackInbox = {
  /** False when an earlier delivery of it is known. */
  add: (callback: { key: string; event: CallbackEvent; at: Date; dueAt: Date }) => Promise<boolean>;
  /** Handled: the key stays, what it said is forgotten. */
  close: (key: string) => Promise<void>;
  /** Those that are due, and those that no right clock holds; what is passed over is left out. */
  due: (at: Date, search: LeaseSearch) => Promise<string[]>;
  /** Holds one for as long; null when somebody else was faster. */
  take: (key: string, at: Date, leaseFor: number) => Promise<CallbackInboxEntry | null>;
};

/** Remembers callbacks: to know repeated ones, and to finish those that a stopped process began. */
export function mongoCallbackInbox(database: Database): CallbackInbox {
  const records = callbackModel(database);
  const leases = documentLeases(records, {
    free: (now, leaseFor) => [
      { filter: { dueAt: { $lte: now } }, order: { dueAt: 1 } },
      { filter: { dueAt: heldTooLong(now, leaseFor) }, order: { dueAt: 1 } },
    ],
    hold: (until) => ({ $set: { dueAt: until }, $inc: { tries: 1 } }),
  });
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
    due: leases.due,
    take: async (key, at, leaseFor) => {
      const taken = await leases.take(key, at, leaseFor);
      return taken?.event ? { key: taken._id, event: taken.event } : null;
    },
  };
}
