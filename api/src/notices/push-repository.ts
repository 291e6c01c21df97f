import { Types, type Model } from 'mongoose';

import { heldTooLong, manyLeases, type LeaseSearch, type Taken } from '#api/background/index';
import { addNew, writeEach, type Database } from '#api/mongo/index';
import type { NoticeSource } from '#shared/notices/notice-source';
import type { PushReason } from '#shared/notices/push-reasons';

import { noticeId } from './notice-id';
import type { NewPush, Push } from './push';
import { pushModel, toPush, type PushRecord } from './push-model';

type Held = Pick<Push, 'id' | 'tries'>;

/** Pushes on their way; safe with several relays and when one dies at any point. */
export type PushRepository = {
  /** Each at most once, however often it is called. */
  add: (pushes: readonly NewPush[]) => Promise<void>;
  /** What became of the pushes of these facts; others of the same sources may be among them. `most` of each fact. */
  ofFacts: (facts: readonly FactName[], most: number) => Promise<PushOfFact[]>;
  /** Those that are due, longest first, and those whose lease no right clock wrote; what is passed over is left out. */
  due: (now: Date, search: LeaseSearch) => Promise<string[]>;
  /** Leases these, as they are from now on, as far as nobody else was faster. */
  claim: (ids: readonly string[], now: Date, leaseFor: number) => Promise<Taken<Push>>;
  /** What a push tells; null: it is gone, or says nothing of it. */
  factOf: (id: string) => Promise<(FactTold & { id: string }) | null>;
  /** What cannot be sent for a reason of our own becomes a dead letter; whose it was, if it was not on its way yet. */
  bury: (id: string, now: Date) => Promise<{ recipientId: string } | null>;
  /** WeChat is asked from here on, and its answer may take as long as the lease; false when another relay has taken over. */
  begin: (push: Held, templateId: string, until: Date) => Promise<boolean>;
  /** Not before then; no failure. */
  postpone: (push: Held, until: Date) => Promise<void>;
  /** WeChat did not take it: again then. */
  retryAt: (push: Pick<Push, 'failures'> & Held, until: Date) => Promise<void>;
  sent: (push: Held, msgId: string | null) => Promise<void>;
  giveUp: (push: Held, end: PushEnd) => Promise<void>;
  /** What was decided about many: given up, or not before then. Answers what could not be written, by id. */
  settle: (decided: readonly Decided[]) => Promise<Map<string, unknown>>;
};

/** A fact that people were told of. */
export type FactTold = { source: NoticeSource; fact: string; kind: string };

type FactName = Omit<FactTold, 'kind'>;
type PushOfFact = FactName & Pick<Push, 'createdAt' | 'id' | 'recipientId' | 'state'>;

type Decided = { push: Held } & ({ end: PushEnd } | { until: Date });

export type PushEnd =
  | { state: 'skipped'; reason: PushReason }
  | { state: 'dead'; reason: PushReason; errcode?: number | null; failedAt: Date };

export function pushRepository(database: Database): PushRepository {
  const pushes = pushModel(database);
  const leases = manyLeases(pushes, leased);
  const change = async (push: Held, set: Partial<PushRecord>) => {
    await pushes.updateOne({ ...named(push), ...open }, { $set: set, $unset: free });
  };
  return {
    add: (added) => addNew(pushes, added.map(asRecord)),

    ofFacts: (facts, most) => findOfFacts(pushes, facts, most),

    due: leases.due,

    claim: async (...asked) => {
      const { held, failed } = await leases.takeAll(...asked);
      return { held: held.map(toPush), failed };
    },

    factOf: (id) => findFact(pushes, id),

    bury: (id, now) => bury(pushes, id, now),

    begin: async (push, templateId, until) => {
      const begun = await pushes.updateOne(
        { ...named(push), state: 'waiting' },
        { $set: { state: 'sending', templateId, dueAt: until, leaseUntil: until } },
      );
      return begun.matchedCount > 0;
    },

    postpone: (push, until) => change(push, put(until)),

    retryAt: (push, until) => change(push, { ...put(until), failures: push.failures + 1 }),

    sent: (push, msgId) => change(push, { state: 'sent', msgId }),

    giveUp: (push, end) => change(push, ended(end)),

    settle: async (decided) => {
      const failures = await writeEach(
        pushes,
        decided.map((one) => ({
          updateOne: {
            filter: { ...named(one.push), ...open },
            update: { $set: 'end' in one ? ended(one.end) : put(one.until), $unset: free },
          },
        })),
      );
      return new Map([...failures].map(([at, error]) => [decided[at]?.push.id ?? '', error]));
    },
  };
}

function named({ id, tries }: Held) {
  return { _id: new Types.ObjectId(id), tries };
}

function put(until: Date) {
  return { state: 'waiting', dueAt: until } as const;
}

function ended(end: PushEnd) {
  return { errcode: null, ...end };
}

async function findOfFacts(
  pushes: Model<PushRecord>,
  facts: readonly FactName[],
  most: number,
): Promise<PushOfFact[]> {
  const among = <Name>(names: Name[]) => ({ $in: [...new Set(names)] });
  const found = await pushes
    .find({
      'source.kind': among(facts.map(({ source }) => source.kind)),
      'source.id': among(facts.map(({ source }) => source.id)),
      fact: among(facts.map(({ fact }) => fact)),
    })
    .select({ source: 1, fact: 1, recipientId: 1, state: 1, createdAt: 1 })
    .limit(most * facts.length)
    .lean<(Omit<PushOfFact, 'id'> & Pick<PushRecord, '_id'>)[]>();
  return found.map(({ _id, ...push }) => ({ ...push, id: _id.toHexString() }));
}

/** One that cannot be sent may be one that can hardly be read. */
async function findFact(pushes: Model<PushRecord>, id: string) {
  const found = await pushes
    .findById(id)
    .select({ source: 1, fact: 1, kind: 1 })
    .lean<Partial<FactTold> | null>();
  const { fact, kind, source } = found ?? {};
  return source && fact !== undefined && kind !== undefined ? { id, source, fact, kind } : null;
}

async function bury(pushes: Model<PushRecord>, id: string, now: Date) {
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
}

const open = { state: { $in: ['waiting', 'sending'] as const } };
const free = { leaseUntil: 1 } as const;

const leased: Parameters<typeof manyLeases<PushRecord>>[1] = {
  waiting: open,
  free: (now, leaseFor) => [
    { filter: { dueAt: { $lte: now } }, order: { dueAt: 1, createdAt: 1 } },
    { filter: { leaseUntil: heldTooLong(now, leaseFor) }, order: { leaseUntil: 1 } },
  ],
  hold: (until) => ({ $set: { dueAt: until, leaseUntil: until }, $inc: { tries: 1 } }),
  heldUntil: (until) => ({ leaseUntil: until }),
};

function asRecord({ state, reason, dueAt, ...notice }: NewPush) {
  const { source, sourceName, fact, recipientId, kind, title, text, createdAt, about } = notice;
  return {
    _id: new Types.ObjectId(noticeId(notice, 'wechat')),
    ...{ source: { kind: source.kind, id: source.id }, fact, recipientId },
    ...{ sourceName, kind, title, text, createdAt, about: { ...about } },
    ...{ state, reason, dueAt, tries: 0, failures: 0, retriedAt: null, failedAt: null },
    ...{ templateId: null, errcode: null, msgId: null },
  };
}
