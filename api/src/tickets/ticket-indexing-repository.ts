import { mongo, type Model, type Types } from 'mongoose';

import { findPage, type Database } from '#api/mongo/index';

import type { SearchedTicket, SearchKeys, SegmentTicket } from './search/index';
import { ticketModel, type TicketRecord } from './ticket-model';
import { newestFirst } from './ticket-view-repository';

/** A ticket whose search keys are in no segment yet. */
type FreshTicket = SegmentTicket & { seq: number };
/** A ticket that an earlier version wrote. */
type EarlierTicket = SearchedTicket & { id: string; createdAt: Date };

/** How tickets get into segments. */
export type TicketIndexing = {
  /** Whether so many of them wait. */
  hasFresh: (least: number) => Promise<boolean>;
  /** The oldest of them, newest first. */
  oldestFresh: (most: number) => Promise<FreshTicket[]>;
  /** They are in a segment, unless they have changed since they were read. */
  leaveFresh: (tickets: readonly FreshTicket[]) => Promise<void>;
  /** Some tickets further back in time; those without search keys. Null at the end. */
  earlier: (
    cursor: string | null,
    most: number,
  ) => Promise<{ tickets: EarlierTicket[]; nextCursor: string | null }>;
  /** A ticket that got its keys meanwhile keeps them. */
  setKeys: (keys: readonly (SearchKeys & { id: string })[]) => Promise<void>;
};

const searched = [
  'number',
  'description',
  'organizationName',
  'reporterId',
  'assigneeId',
  'assetCode',
  'contact',
  'searchSigns',
  'createdAt',
] as const satisfies (keyof TicketRecord)[];

export function ticketIndexing(database: Database): TicketIndexing {
  const tickets = ticketModel(database);
  return {
    hasFresh: async (least) => {
      const hint = { searchFresh: 1, createdAt: -1, _id: -1 };
      return (await tickets.countDocuments({ searchFresh: true }, { limit: least, hint })) >= least;
    },

    oldestFresh: (most) => oldestFresh(tickets, most),

    leaveFresh: async (fresh) => {
      await tickets.bulkWrite(
        fresh.map(({ id, seq }) => ({
          updateOne: { filter: { _id: id, seq }, update: { $unset: { searchFresh: 1 } } },
        })),
        { ordered: false },
      );
    },

    earlier: async (cursor, most) => {
      const { items, nextCursor } = await findPage(tickets, {
        ...{ filter: {}, order: newestFirst, limit: most, pick: searched },
        cursor: cursor ?? undefined,
      });
      const without = items.filter(({ searchSigns }) => searchSigns === undefined);
      return { tickets: without.map(whole), nextCursor };
    },

    setKeys: (keys) => setKeys(tickets, keys),
  };
}

async function oldestFresh(tickets: Model<TicketRecord>, most: number): Promise<FreshTicket[]> {
  const found = await tickets
    .find({ searchFresh: true })
    .sort({ createdAt: 1, _id: 1 })
    .limit(most)
    .select({ seq: 1, createdAt: 1, searchSigns: 1 })
    .lean<TicketRecord[]>();
  return found
    .map(({ _id, seq, createdAt, searchSigns = [] }) => ({
      ...{ id: _id.toHexString(), seq, createdAt, searchSigns },
    }))
    .reverse();
}

async function setKeys(
  tickets: Model<TicketRecord>,
  keys: readonly (SearchKeys & { id: string })[],
): Promise<void> {
  const writes = keys.map(({ id, searchSigns, searchWords }) => ({
    updateOne: {
      filter: { _id: id, searchSigns: { $exists: false } },
      update: { $set: { searchSigns, searchWords } },
    },
  }));
  try {
    await tickets.bulkWrite(writes, { ordered: false });
  } catch (error: unknown) {
    if (!(error instanceof mongo.MongoBulkWriteError) || !isOfFullTickets(error)) {
      throw error;
    }
  }
}

/** A document of 16 MB takes no keys and is not found; the others go on. */
const documentTooLarge = new Set([10334, 17419, 17420]);

function isOfFullTickets({ writeErrors }: mongo.MongoBulkWriteError): boolean {
  return [writeErrors].flat().every(({ code }) => documentTooLarge.has(code));
}

type Stored = { _id: Types.ObjectId; createdAt: Date } & Partial<SearchedTicket>;

/** A document that somebody broke by hand is found by what it has. */
function whole({ _id, createdAt, ...stored }: Stored): EarlierTicket {
  const { number, description, organizationName, reporterId, assigneeId, assetCode } = stored;
  return {
    ...{ id: _id.toHexString(), createdAt },
    number: number ?? '',
    description: description ?? '',
    organizationName: organizationName ?? null,
    reporterId: reporterId ?? '',
    assigneeId: assigneeId ?? null,
    assetCode: assetCode ?? null,
    contact: { name: '', phone: '', ...stored.contact },
  };
}
