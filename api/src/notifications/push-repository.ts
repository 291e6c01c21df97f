import type { Model } from 'mongoose';

import { isDuplicateKey, type Database } from '#api/mongo/index';
import type { PushReason } from '#shared/notifications/push-reasons';

import type { Notification } from './notification';
import type { Push } from './push';
import { pushModel, toPush, type PushRecord } from './push-model';

type Taken = Pick<Push, 'id' | 'tries'>;

/** Pushes on their way; safe with several relays and when one dies at any point. */
export type PushRepository = {
  /** Each at most once, however often it is called. */
  add: (notifications: readonly Notification[], now: Date) => Promise<void>;
  /** Leases the push that is due longest, as it is now; null when none is due. */
  claim: (now: Date, leaseFor: number) => Promise<Push | null>;
  /** WeChat is asked from here on; false when another relay has taken over. */
  begin: (push: Taken, templateId: string) => Promise<boolean>;
  /** Not before then; no failure. */
  postpone: (push: Taken, until: Date) => Promise<void>;
  /** WeChat did not take it: again then. */
  retryAt: (push: Pick<Push, 'failures'> & Taken, until: Date) => Promise<void>;
  sent: (push: Taken, msgId: string | null) => Promise<void>;
  giveUp: (push: Taken, end: End) => Promise<void>;
};

type End =
  | { state: 'skipped'; reason: PushReason }
  | { state: 'dead'; reason: PushReason; errcode?: number | null; failedAt: Date };

export function pushRepository(database: Database): PushRepository {
  const pushes = pushModel(database);
  const change = async ({ id, tries }: Taken, set: Partial<PushRecord>) => {
    const filter = { _id: id, tries, state: { $in: ['waiting', 'sending'] as const } };
    await pushes.updateOne(filter, { $set: set });
  };
  return {
    add: async (notifications, now) => {
      await Promise.all(notifications.map((one) => addOnce(pushes, one, now)));
    },

    claim: async (now, leaseFor) => {
      const record = await pushes
        .findOneAndUpdate(
          { state: { $in: ['waiting', 'sending'] }, dueAt: { $lte: now } },
          { $set: { dueAt: new Date(now.getTime() + leaseFor) }, $inc: { tries: 1 } },
          { sort: { dueAt: 1, createdAt: 1 }, returnDocument: 'after' },
        )
        .lean<PushRecord>();
      return record && toPush(record);
    },

    begin: async ({ id, tries }, templateId) => {
      const filter = { _id: id, tries, state: 'waiting' as const };
      const begun = await pushes.updateOne(filter, { $set: { state: 'sending', templateId } });
      return begun.matchedCount > 0;
    },

    postpone: (push, until) => change(push, { state: 'waiting', dueAt: until }),

    retryAt: (push, until) =>
      change(push, { state: 'waiting', dueAt: until, failures: push.failures + 1 }),

    sent: (push, msgId) => change(push, { state: 'sent', msgId }),

    giveUp: (push, end) => change(push, { errcode: null, ...end }),
  };
}

async function addOnce(
  pushes: Model<PushRecord>,
  { ticketId, seq, recipientId, ...content }: Notification,
  now: Date,
): Promise<void> {
  try {
    await pushes.updateOne(
      { ticketId, seq, recipientId },
      { $setOnInsert: { ...content, state: 'waiting', dueAt: now, tries: 0 } },
      { upsert: true },
    );
  } catch (error: unknown) {
    // another relay inserted it in the same moment
    if (!isDuplicateKey(error)) {
      throw error;
    }
  }
}
