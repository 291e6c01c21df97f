import type { QueryFilter } from 'mongoose';

import { documentLeases, heldTooLong, type LeaseSearch } from '#api/background/index';
import { countSome, findPage, type Database, type Page, type PageInput } from '#api/mongo/index';
import type { ContentState } from '#shared/moderation/content-states';
import type { FlagView } from '#shared/moderation/moderation-api';

import { checkModel, type CheckDocument } from './check-model';
import { nothingFound, type ContentCheck } from './content-check';
import type { Judged } from './standing';

type Ids = readonly string[];
type Subject = Pick<ContentCheck, 'authorId' | 'createdAt' | 'ticketId'>;
type NewWords = Subject & Pick<ContentCheck, 'label' | 'state'> & { dueAt: Date };
type Outcome = Pick<ContentCheck, 'label' | 'state'>;

export type CheckRepository = {
  addWords: (words: NewWords) => Promise<string>;
  /** Pictures that wait for their check; those that have one keep it. */
  expect: (attachmentIds: Ids, picture: Subject) => Promise<void>;
  /** By attachment. */
  ofPictures: (attachmentIds: Ids) => Promise<Map<string, Judged>>;
  /** By the check's own id. */
  ofWords: (ids: Ids) => Promise<Map<string, Judged>>;
  flaggedTickets: (ticketIds: Ids) => Promise<Set<string>>;
  find: (id: string) => Promise<ContentCheck | null>;
  findByTrace: (traceId: string) => Promise<ContentCheck | null>;
  /** Those that wait longest, and those whose lease no right clock wrote; what is passed over is left out. */
  due: (now: Date, search: LeaseSearch) => Promise<string[]>;
  /** Takes one until the lease ends; of several processes one gets it. */
  take: (id: string, now: Date, leaseFor: number) => Promise<ContentCheck | null>;
  /** Null: it need not be looked at again. */
  putOff: (id: string, dueAt: Date | null) => Promise<void>;
  /** The question has been asked; `dueAt` is when its answer is late. */
  asked: (id: string, traceId: string, dueAt: Date) => Promise<void>;
  /** Moves on from one of these states, once; null when it stands elsewhere. */
  settle: (id: string, from: readonly ContentState[], to: Outcome) => Promise<ContentCheck | null>;
  decide: (
    id: string,
    from: readonly ContentState[],
    to: { state: ContentState; decidedBy: string },
  ) => Promise<ContentCheck | null>;
  remove: (check: Pick<ContentCheck, 'attachmentId' | 'id' | 'ticketId'>) => Promise<void>;
  /** A person's earlier name is nobody's concern any more. */
  forgetProfileWords: (authorId: string) => Promise<void>;
  /** Pictures that are shown nowhere any more. */
  forgetPictures: (attachmentIds: Ids) => Promise<void>;
  flags: (page: PageInput & { view: FlagView }) => Promise<Page<ContentCheck>>;
  countOpen: () => Promise<number>;
};

/** Content checks in MongoDB. */
export function checkRepository(database: Database): CheckRepository {
  const model = checkModel(database);
  return {
    ...beginning(model),
    ...looking(model),
    ...leasing(model),
    ...moving(model),
    ...desk(model),
  };
}

type CheckModel = ReturnType<typeof checkModel>;

function beginning(model: CheckModel) {
  return {
    addWords: async (words) => {
      const desk = deskOf(words.state);
      const document = await model.create({
        ...words,
        ...(desk && { desk }),
        kind: 'text',
        traceIds: [],
      });
      return document._id.toHexString();
    },
    expect: async (attachmentIds, { authorId, createdAt, ticketId }) => {
      const picture = { kind: 'picture' as const, state: 'pending' as const, authorId, createdAt };
      const first = { ...picture, ticketId, label: nothingFound, traceIds: [], dueAt: createdAt };
      await Promise.all(
        attachmentIds.map((attachmentId) =>
          model.updateOne({ attachmentId }, { $setOnInsert: first }, { upsert: true }),
        ),
      );
    },
    forgetProfileWords: async (authorId) => {
      await model.deleteMany({ authorId, kind: 'text', ticketId: null });
    },
    forgetPictures: async (attachmentIds) => {
      await model.deleteMany({ attachmentId: { $in: attachmentIds } });
    },
    remove: async ({ id }) => {
      await model.deleteOne({ _id: id });
    },
  } satisfies Partial<CheckRepository>;
}

function looking(model: CheckModel) {
  const judged = { kind: 1, state: 1, authorId: 1, attachmentId: 1 } as const;
  const find = (filter: QueryFilter<CheckDocument>) =>
    model.find(filter).select(judged).lean<CheckDocument[]>();
  return {
    ofPictures: async (attachmentIds) => {
      const found = await find({ attachmentId: { $in: attachmentIds } });
      return new Map(found.map((check) => [check.attachmentId ?? '', check]));
    },
    ofWords: async (ids) => {
      const found = await find({ _id: { $in: ids } });
      return new Map(found.map((check) => [check._id.toHexString(), check]));
    },
    flaggedTickets: async (ticketIds) => {
      const filter = { ticketId: { $in: ticketIds }, desk: 'open' as const };
      const found = await model.find(filter).select({ ticketId: 1 }).lean<CheckDocument[]>();
      return new Set(found.flatMap(({ ticketId }) => ticketId ?? []));
    },
    find: async (id) => toCheck(await model.findById(id).lean<CheckDocument>()),
    findByTrace: async (traceId) =>
      toCheck(await model.findOne({ traceIds: traceId }).lean<CheckDocument>()),
  } satisfies Partial<CheckRepository>;
}

const free = { leaseUntil: 1 } as const;

function leasing(model: CheckModel) {
  const leases = documentLeases(model, {
    free: (now, leaseFor) => [
      { filter: { dueAt: { $lte: now } }, order: { dueAt: 1 } },
      { filter: { leaseUntil: heldTooLong(now, leaseFor) }, order: { leaseUntil: 1 } },
    ],
    hold: (until) => ({ $set: { dueAt: until, leaseUntil: until }, $inc: { tries: 1 } }),
  });
  return {
    due: leases.due,
    take: async (id, now, leaseFor) => toCheck(await leases.take(id, now, leaseFor)),
  } satisfies Partial<CheckRepository>;
}

type Moved = { state: ContentState; label?: number; decidedBy?: string };

function moving(model: CheckModel) {
  const move = async (id: string, from: readonly ContentState[], to: Moved) => {
    const desk = deskOf(to.state);
    const document = await model
      .findOneAndUpdate(
        { _id: id, state: { $in: from } },
        {
          $set: { ...to, ...(desk && { desk }) },
          $unset: { dueAt: 1, ...free, ...(!desk && { desk: 1 }) },
        },
        { returnDocument: 'after' },
      )
      .lean<CheckDocument>();
    return toCheck(document);
  };
  return {
    putOff: async (id, dueAt) => {
      // an answer may have come meanwhile: then nothing is due any more
      const isWaiting = { _id: id, dueAt: { $exists: true } };
      await model.updateOne(
        isWaiting,
        dueAt ? { $set: { dueAt }, $unset: free } : { $unset: { dueAt: 1, ...free } },
      );
    },
    asked: async (id, traceId, dueAt) => {
      await model.updateOne(
        { _id: id, state: 'pending' },
        { $addToSet: { traceIds: traceId }, $set: { dueAt }, $unset: free },
      );
    },
    settle: move,
    decide: move,
  } satisfies Partial<CheckRepository>;
}

function desk(model: CheckModel) {
  return {
    flags: async ({ view, ...page }) => {
      const { items, nextCursor } = await findPage(model, {
        ...page,
        filter: { desk: view },
        order: { by: 'createdAt', direction: view === 'open' ? 'ascending' : 'descending' },
      });
      return { items: items.map(fromDocument), nextCursor };
    },
    countOpen: () => countSome(model, { desk: 'open' }),
  } satisfies Partial<CheckRepository>;
}

const deskOfState: Partial<Record<ContentState, 'open' | 'decided'>> = {
  review: 'open',
  risky: 'open',
  unchecked: 'open',
  released: 'decided',
  hidden: 'decided',
};

function deskOf(state: ContentState) {
  return deskOfState[state];
}

function toCheck(document: CheckDocument | null): ContentCheck | null {
  return document && fromDocument(document);
}

function fromDocument({ _id, attachmentId = '', ...fields }: CheckDocument): ContentCheck {
  const { kind, state, authorId, ticketId, label, traceIds, tries, createdAt, decidedBy } = fields;
  return {
    ...{ id: _id.toHexString(), attachmentId: attachmentId === '' ? null : attachmentId },
    ...{ kind, state, authorId, ticketId, label, traceIds, tries, createdAt, decidedBy },
  };
}
