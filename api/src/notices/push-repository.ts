import { documentLeases, heldTooLong, type Leased, type LeaseSearch } from '#api/background/index';
import { addEach, type Database } from '#api/mongo/index';
import type { PushReason } from '#shared/notices/push-reasons';

import type { Notice } from './notice';
import type { Push } from './push';
import { pushModel, toPush, type PushRecord } from './push-model';

type Taken = Pick<Push, 'id' | 'tries'>;

/** Pushes on their way; safe with several relays and when one dies at any point. */
export type PushRepository = {
  /** Each at most once, however often it is called. */
  add: (notices: readonly Notice[], now: Date) => Promise<void>;
  /** Those that are due, longest first, and those whose lease no right clock wrote; what is passed over is left out. */
  due: (now: Date, search: LeaseSearch) => Promise<string[]>;
  /** Leases one, as it is now; null when somebody else was faster. */
  claim: (id: string, now: Date, leaseFor: number) => Promise<Push | null>;
  /** What cannot be sent for a reason of our own becomes a dead letter; whose it was, if it was not on its way yet. */
  bury: (id: string, now: Date) => Promise<{ recipientId: string } | null>;
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
  const leases = documentLeases(pushes, leased);
  const change = async ({ id, tries }: Taken, set: Partial<PushRecord>) => {
    await pushes.updateOne({ _id: id, tries, ...open }, { $set: set, $unset: free });
  };
  return {
    add: async (notices, now) => {
      await addEach(
        pushes,
        notices.map((one) => asUpsert(one, now)),
      );
    },

    due: leases.due,

    claim: async (id, now, leaseFor) => {
      const record = await leases.take(id, now, leaseFor);
      return record && toPush(record);
    },

    bury: async (id, now) => {
      const dead = { state: 'dead', failedAt: now } as const;
      const unsent = await pushes
        .findOneAndUpdate(
          { _id: id, state: 'waiting' },
          { $set: { ...dead, reason: 'failed' }, $unset: free },
          { projection: { recipientId: 1 } },
        )
        .lean<Pick<PushRecord, 'recipientId'>>();
      await pushes.updateOne(
        { _id: id, state: 'sending' },
        { $set: { ...dead, reason: 'unknown' }, $unset: free },
      );
      return unsent;
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

const open = { state: { $in: ['waiting', 'sending'] as const } };
const free = { leaseUntil: 1 } as const;

const leased: Leased<PushRecord> = {
  waiting: open,
  free: (now, leaseFor) => [{ dueAt: { $lte: now } }, { leaseUntil: heldTooLong(now, leaseFor) }],
  order: { dueAt: 1, createdAt: 1 },
  hold: (until) => ({ $set: { dueAt: until, leaseUntil: until }, $inc: { tries: 1 } }),
};

function asUpsert({ source, fact, recipientId, ...content }: Notice, now: Date) {
  return {
    filter: { 'source.kind': source.kind, 'source.id': source.id, fact, recipientId },
    fields: { ...content, state: 'waiting', dueAt: now, tries: 0 },
  };
}
