import type { Model } from 'mongoose';

import {
  findPage,
  isDuplicateKey,
  type Database,
  type Page,
  type PageInput,
} from '#api/mongo/index';

import type { Notification } from './notification';
import type { Push, PushReason } from './push';
import { pushModel, type PushRecord } from './push-model';

type Taken = Pick<Push, 'id' | 'tries'>;

/** Pushes on their way; safe with several relays and when one dies at any point. */
export type PushRepository = {
  /** Each at most once, however often it is called. */
  add: (notifications: readonly Notification[], now: Date) => Promise<void>;
  /** Leases the push that is due longest, as it was before; null when none is due. */
  claim: (now: Date, leaseFor: number) => Promise<Push | null>;
  /** WeChat is asked from here on; false when another relay has taken over. */
  begin: (push: Taken, templateId: string) => Promise<boolean>;
  postpone: (push: Taken, until: Date) => Promise<void>;
  sent: (push: Taken, msgId: string | null) => Promise<void>;
  giveUp: (push: Taken, end: End) => Promise<void>;
  deadLetters: (page: PageInput) => Promise<Page<Push>>;
  /** Tries a dead letter again from now on; null when there is none of this id. */
  revive: (id: string, now: Date) => Promise<Push | null>;
};

type End = { state: 'skipped' | 'dead'; reason: PushReason; errcode?: number | null };

export function pushRepository(database: Database): PushRepository {
  const pushes = pushModel(database);
  const change = async ({ id, tries }: Taken, set: Partial<PushRecord>) => {
    const filter = { _id: id, tries, state: { $in: ['waiting', 'sending'] as const } };
    return (await pushes.updateOne(filter, { $set: set })).matchedCount > 0;
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
          { sort: { dueAt: 1 }, returnDocument: 'after' },
        )
        .lean<PushRecord>();
      return record && toPush(record);
    },

    begin: async ({ id, tries }, templateId) => {
      const filter = { _id: id, tries, state: 'waiting' as const };
      const begun = await pushes.updateOne(filter, { $set: { state: 'sending', templateId } });
      return begun.matchedCount > 0;
    },

    postpone: async (push, until) => {
      await change(push, { state: 'waiting', dueAt: until });
    },

    sent: async (push, msgId) => {
      await change(push, { state: 'sent', msgId });
    },

    giveUp: async (push, { state, reason, errcode = null }) => {
      await change(push, { state, reason, errcode });
    },

    ...deadLetters(pushes),
  };
}

function deadLetters(pushes: Model<PushRecord>): Pick<PushRepository, 'deadLetters' | 'revive'> {
  return {
    deadLetters: async (page) => {
      const { items, nextCursor } = await findPage<PushRecord, keyof PushRecord>(pushes, {
        ...page,
        filter: { state: 'dead' },
        order: { by: 'createdAt', direction: 'descending' },
      });
      return { items: items.map(toPush), nextCursor };
    },

    revive: async (id, now) => {
      const record = await pushes
        .findOneAndUpdate(
          { _id: id, state: 'dead' },
          { $set: { state: 'waiting', dueAt: now, tries: 0, reason: null, errcode: null } },
          { returnDocument: 'after' },
        )
        .lean<PushRecord>();
      return record && toPush(record);
    },
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

function toPush({ _id, ...push }: PushRecord): Push {
  return { id: _id.toHexString(), ...push };
}
