import { Types, type Model } from 'mongoose';

import { bounded } from '#api/bounds/index';
import {
  countSome,
  findPage,
  isDuplicateKey,
  isObjectId,
  type Database,
  type Page,
  type PageInput,
} from '#api/mongo/index';
import { badlyRated, deskQueues, type ListedQueue } from '#shared/tickets/desk-queues';

import { entriesAllowed } from './history-repository';
import type { SearchKeys } from './search/index';
import type { Ticket } from './ticket';
import { derivedFields, withChange, type TicketChange } from './ticket-change';
import {
  followed,
  lateFollowed,
  lateTasked,
  tasked,
  queued,
  ratedBadly,
  timed,
} from './ticket-indexes-model';
import { onlyStored, ticketModel, type TicketRecord } from './ticket-model';
import { noLease } from './ticket-outbox-repository';
import { ticketReading, type TicketReading } from './ticket-reading-repository';
import { listSearch, type TicketList } from './ticket-view-repository';

export const listed = [
  'number',
  'status',
  'outcome',
  'mergedInto',
  'category',
  'severity',
  'scope',
  'description',
  'assetCode',
  'contact',
  'attachmentIds',
  'promise',
  'rescheduled',
  'clocks',
  'breaches',
  'reporterId',
  'organizationName',
  'assigneeId',
  'offer',
  'offersFrom',
  'appointment',
  'trip',
  'escalation',
  'taskDueAt',
  'ratings',
  'unreached',
  'checkId',
  'createdAt',
  'updatedAt',
] as const satisfies (keyof Ticket)[];

/** What a list shows of a ticket; its timeline stays in the database. */
export type ListedTicket = Pick<Ticket, (typeof listed)[number] | 'id'>;

export type QueueCounts = Record<
  ListedQueue | 'follow_ups' | 'late_follow_ups' | 'late_tasks' | 'tasks',
  number
>;

/** As much of an open ticket as says whom it concerns. */
type OpenTicket = Pick<Ticket, 'id' | 'organizationId'>;

type TimedSearch = { passedOver: readonly string[]; most: number };

export type TicketRepository = TicketReading & {
  /** False when the ticket is there already: the same report arrived twice at once. */
  create: (ticket: Ticket, keys: SearchKeys) => Promise<boolean>;
  /** The one write. Null when another request was faster: read again and decide again. */
  write: (ticket: Ticket, change: TicketChange, keys?: SearchKeys) => Promise<Ticket | null>;
  list: (asked: TicketList) => Promise<Page<ListedTicket>>;
  /** Tickets with a timer that is due, the longest due first; those that are passed over are left out. */
  findTimed: (now: Date, search: TimedSearch) => Promise<string[]>;
  /** Open tickets in the order in which they were reported, from a cursor on. */
  listOpen: (page: PageInput) => Promise<Page<OpenTicket>>;
  /** How many tickets are in each queue of the desk, as far as it matters. */
  countQueues: (now: Date) => Promise<QueueCounts>;
};

export function ticketRepository(database: Database): TicketRepository {
  const tickets = ticketModel(database);
  return {
    ...ticketReading(database),

    create: async ({ id, ...ticket }, keys) => {
      try {
        await tickets.collection.insertOne(
          {
            ...onlyStored(ticket),
            ...keys,
            _id: new Types.ObjectId(id),
            ...owedSince(ticket.outbox),
            searchFresh: true,
            relayLease: noLease,
          },
          asTheyAre,
        );
        return true;
      } catch (error: unknown) {
        if (isDuplicateKey(error)) {
          return false;
        }
        throw error;
      }
    },

    write: (ticket, change, keys) => write(tickets, { ticket, change, keys }),

    list: async (asked) => {
      const { items, nextCursor } = await findPage(tickets, { ...listSearch(asked), pick: listed });
      return { items: items.map(withId), nextCursor };
    },

    findTimed: (now, search) => findTimed(tickets, now, search),

    listOpen: async (page) => {
      const order = { by: 'createdAt', direction: 'ascending' } as const;
      const search = { ...page, filter: queued, order, pick: ['organizationId'] } as const;
      const { items, nextCursor } = await findPage(tickets, search);
      return { items: items.map(withId), nextCursor };
    },

    countQueues: (now) => countQueues(tickets, now),
  };
}

type Writing = { ticket: Ticket; change: TicketChange; keys: SearchKeys | undefined };

async function write(tickets: Model<TicketRecord>, { ticket, change, keys }: Writing) {
  const after = withChange(ticket, change);
  const { matchedCount } = await tickets.collection.updateOne(
    // a timer may write no entry, but it always moves on
    {
      _id: new Types.ObjectId(ticket.id),
      ...{ seq: ticket.seq, status: ticket.status, timerAt: ticket.timerAt ?? null },
      ...(change.fields.unreached && marksOf(ticket)),
      // nor does whoever counts anew
      recountedAt: ticket.recountedAt ?? null,
    },
    {
      $set: {
        ...change.fields,
        ...derivedFields(after),
        ...(after.entriesHeld > entriesAllowed && { historyDue: true }),
        ...(keys && { ...keys, searchFresh: true }),
      },
      $push: {
        timeline: { $each: change.entries },
        outbox: { $each: change.outbox, $slice: -bounded.owedNotices.most },
      },
      ...(change.outbox.length > 0 && { $min: owedSince(change.outbox) }),
    } as object,
    asTheyAre,
  );
  // what nobody else has changed is now as it was decided
  return matchedCount === 0 ? null : after;
}

/** A mark is no entry either: nobody has added one meanwhile. */
function marksOf({ unreached = [] }: Ticket) {
  const last = unreached.length - 1;
  return {
    [`unreached.${last + 1}`]: { $exists: false },
    ...(last >= 0 && { [`unreached.${last}.fact`]: unreached[last]?.fact }),
  };
}

/** Tickets are written by the driver itself: their types say all that mongoose would look at, and it takes longer than the rest. */
const asTheyAre = { ignoreUndefined: true };

/** An older debt stays what is owed longest. */
function owedSince([oldest]: Ticket['outbox']): Pick<TicketRecord, 'owesSince'> {
  return oldest ? { owesSince: oldest.at } : {};
}

async function findTimed(
  tickets: Model<TicketRecord>,
  now: Date,
  { passedOver, most }: TimedSearch,
): Promise<string[]> {
  const excluded = passedOver.filter(isObjectId);
  const records = await tickets
    .find({
      timerAt: { ...timed.timerAt, $lte: now },
      ...(excluded.length > 0 && { _id: { $nin: excluded } }),
    })
    .sort({ timerAt: 1 })
    .limit(most)
    .select('_id')
    .lean<{ _id: Types.ObjectId }[]>();
  return records.map(({ _id }) => String(_id));
}

async function countQueues(tickets: Model<TicketRecord>, now: Date): Promise<QueueCounts> {
  const filters = {
    ...Object.fromEntries(deskQueues.map((queue) => [queue, { queue }])),
    [badlyRated]: ratedBadly,
    follow_ups: followed,
    late_follow_ups: lateFollowed(now),
    tasks: tasked,
    late_tasks: lateTasked(now),
  };
  const counts = await Promise.all(
    Object.entries(filters).map(
      async ([name, filter]) => [name, await countSome(tickets, filter)] as const,
    ),
  );
  // each name of the table once
  return Object.fromEntries(counts) as QueueCounts;
}

function withId<T extends { _id: Types.ObjectId }>({ _id, ...fields }: T) {
  return { ...fields, id: _id.toHexString() };
}
