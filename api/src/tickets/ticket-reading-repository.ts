import { Types, type Model } from 'mongoose';

import { isObjectId, longestReadIn, type Database } from '#api/mongo/index';

import { historyRepository, type HistoryRepository } from './history-repository';
import type { Ticket, TimelineEntry } from './ticket';
import { ticketFieldNames, ticketModel, type TicketRecord } from './ticket-model';
import {
  entries,
  entriesIn,
  entriesMarked,
  entriesOfEach,
  ticketProjection,
  type EntryMark,
  type EntryRange,
  type Look,
  type TicketLooked,
} from './ticket-projection';

type TicketRead = Omit<Ticket, 'outbox'>;
/** `written`: the entry that the request wrote before, if it did. */
export type FoundTicket = Ticket & { written: TimelineEntry | null };
/** `timeline`: only the entries that were asked for. */
export type MarkedTicket = Omit<TicketRead, 'entriesHeld'>;

/** Who stands how to a ticket. */
export type TicketParties = Pick<
  Ticket,
  'assigneeId' | 'id' | 'joinedReporterIds' | 'offer' | 'organizationId' | 'reporterId' | 'status'
>;

const stepFields = {
  ...{ status: 1, reporterId: 1, assigneeId: 1, organizationId: 1, offer: 1, joinedReporterIds: 1 },
  ...{ description: 1, checkId: 1, seq: 1 },
} as const;
const reachFields = { queue: 1, assigneeId: 1, offer: 1, unreached: 1 } as const;
/** Whom a ticket concerns now, and who of them could not be reached. */
export type TicketReach = Pick<Ticket, keyof typeof reachFields | 'id'>;
/** What may be told of a ticket's steps; `timeline`: only those that were asked for. */
export type TicketOfSteps = Pick<Ticket, keyof typeof stepFields | 'id' | 'timeline'>;

/** Null: no entry of it, the ticket as a whole. */
export type StepName = { ticketId: string; seq: number | null };

/** Every way in which tickets are read by id; what a reading costs does not grow with a ticket's history. */
export type TicketReading = {
  /** With its newest entries, at most 30. */
  find: (id: string, look?: Look) => Promise<FoundTicket | null>;
  findParties: (id: string) => Promise<TicketParties | null>;
  /** Of those that there are, in any order. */
  findReach: (ids: readonly string[]) => Promise<TicketReach[]>;
  /** With the entries that bear this mark. */
  findMarked: (id: string, mark: EntryMark) => Promise<MarkedTicket | null>;
  /** Tickets with these entries. */
  findSteps: (steps: readonly StepName[]) => Promise<TicketOfSteps[]>;
  /** Oldest first: those nearest to `before` or, when it is left out, nearest to `after`. */
  entriesIn: (id: string, range: EntryRange, most: number) => Promise<TimelineEntry[]>;
};

export function ticketReading(database: Database): TicketReading {
  const tickets = ticketModel(database);
  const history = historyRepository(database);
  return {
    find: (id, look) => find({ tickets, history }, id, look),

    findParties: async (id) => {
      const { status, reporterId, assigneeId, organizationId, offer, joinedReporterIds } =
        stepFields;
      const fields = { status, reporterId, assigneeId, organizationId, offer, joinedReporterIds };
      const record = isObjectId(id)
        ? await tickets.findById(id).select(fields).lean<TicketRecord>()
        : null;
      return record && withId(record);
    },

    findReach: async (ids) => {
      const among = { _id: { $in: ids.filter(isObjectId) } };
      const found = await tickets.find(among).select(reachFields).lean<TicketRecord[]>();
      return found.map(withId);
    },

    findMarked: async (id, mark) => {
      const ticket = await findMarked(tickets, id, mark);
      return ticket && withOlder(history, ticket, mark);
    },

    findSteps: (steps) => findSteps({ tickets, history }, steps),

    entriesIn: (id, range, most) => findEntries({ tickets, history }, id, { ...range, most }),
  };
}

const everyField = Object.fromEntries(ticketFieldNames.map((name) => [name, 1]));

type Parts = { tickets: Model<TicketRecord>; history: HistoryRepository };

async function find({ tickets, history }: Parts, id: string, look: Look = {}) {
  if (!isObjectId(id)) {
    return null;
  }
  const record = await byId<TicketLooked>(tickets, id, {
    ...everyField,
    ...ticketProjection(look),
  });
  if (!record) {
    return null;
  }
  const { written: found, ...ticket } = withId(record);
  const { request } = look;
  const [written = null] =
    request && found.length === 0 && hasHistory(ticket)
      ? await history.findWith(id, request)
      : found;
  return { ...ticket, outbox: [], written };
}

type Identified<T> = T & { _id: Types.ObjectId };

// the driver itself: mongoose knows no expressions in projections
function byId<T extends object>(tickets: Model<TicketRecord>, id: string, projection: object) {
  return tickets.collection.findOne<Identified<T>>(
    { _id: new Types.ObjectId(id) },
    { projection, maxTimeMS: longestReadIn(tickets.db) },
  );
}

/** Some of its entries have moved. */
function hasHistory({ seq, entriesHeld }: Pick<Ticket, 'entriesHeld' | 'seq'>): boolean {
  return seq > entriesHeld;
}

async function findMarked(
  tickets: Model<TicketRecord>,
  id: string,
  mark: EntryMark,
): Promise<TicketRead | null> {
  const projection = {
    ...everyField,
    timeline: entriesMarked(mark),
    entriesHeld: { $size: entries },
  };
  const record = isObjectId(id) ? await byId<TicketRead>(tickets, id, projection) : null;
  return record && withId(record);
}

async function findSteps({ tickets, history }: Parts, steps: readonly StepName[]) {
  const wanted = seqsByTicket(steps);
  const asked = [...wanted].map(([id, seqs]) => ({ _id: new Types.ObjectId(id), seqs }));
  const found = await tickets.collection
    .find<Identified<Omit<TicketOfSteps, 'id'> & Pick<Ticket, 'entriesHeld'>>>(
      { _id: { $in: asked.map(({ _id }) => _id) } },
      {
        projection: {
          ...stepFields,
          timeline: entriesOfEach(asked),
          entriesHeld: { $size: entries },
        },
        maxTimeMS: longestReadIn(tickets.db),
      },
    )
    .toArray();
  return Promise.all(
    found.map((record) => {
      const ticket = withId(record);
      return withOlder(history, ticket, { seqs: wanted.get(ticket.id) ?? [] });
    }),
  );
}

/** Ids that cannot be a ticket's are left out. */
function seqsByTicket(steps: readonly StepName[]): Map<string, number[]> {
  const known = new Map<string, number[]>();
  for (const { ticketId, seq } of steps.filter((step) => isObjectId(step.ticketId))) {
    const seqs = known.get(ticketId) ?? [];
    known.set(ticketId, seq === null ? seqs : [...seqs, seq]);
  }
  return known;
}

type Held = Pick<Ticket, 'entriesHeld' | 'id' | 'seq' | 'timeline'>;

/** Entries that have moved are looked for where they are. */
async function withOlder<T extends Held>(history: HistoryRepository, ticket: T, mark: EntryMark) {
  const { timeline } = ticket;
  const isComplete = 'seqs' in mark && mark.seqs.every((seq) => isIn(timeline, seq));
  if (isComplete || !hasHistory(ticket)) {
    return ticket;
  }
  const older = await history.findWith(ticket.id, mark);
  return { ...ticket, timeline: [...older.filter(({ seq }) => !isIn(timeline, seq)), ...timeline] };
}

function isIn(timeline: readonly TimelineEntry[], seq: number): boolean {
  return timeline.some((entry) => entry.seq === seq);
}

type Wanted = EntryRange & { most: number };

async function findEntries(
  { tickets, history }: Parts,
  id: string,
  { most, ...range }: Wanted,
): Promise<TimelineEntry[]> {
  const { after = 0, before = Infinity, isForCustomers } = range;
  const record = await byId<{ timeline: TimelineEntry[]; oldest: number | null }>(tickets, id, {
    timeline: entriesIn(range, most),
    oldest: { $min: '$timeline.seq' },
  });
  if (!record) {
    return [];
  }
  const { timeline, oldest } = record;
  const older = { after, before: Math.min(before, oldest ?? before), isForCustomers };
  if (older.before <= after + 1) {
    return timeline;
  }
  if (range.before === undefined) {
    return [...(await history.oldestIn(id, older, most)), ...timeline].slice(0, most);
  }
  const lacking = most - timeline.length;
  return lacking > 0 ? [...(await history.newestIn(id, older, lacking)), ...timeline] : timeline;
}

function withId<T extends { _id: Types.ObjectId }>({ _id, ...fields }: T) {
  return { ...fields, id: _id.toHexString() };
}
