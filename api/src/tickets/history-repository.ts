import type { Model, QueryFilter } from 'mongoose';

import { bounded } from '#api/bounds/index';
import { isObjectId, type Database } from '#api/mongo/index';

import { historyModel, type HistoryRecord } from './history-model';
import type { TimelineEntry } from './ticket';
import { ticketModel, type TicketRecord } from './ticket-model';
import { keptOfEntries, type EntryMark } from './ticket-projection';

/** How many entries stay on the ticket itself. */
export const { most: entriesKept } = bounded.entriesKept;
/** How many may stand there before the older ones move: they move a good many at a time. */
export const { most: entriesAllowed } = bounded.entriesAllowed;

type Range = { after: number; before: number; isForCustomers: boolean };
type Search = { passedOver: readonly string[]; most: number };

/** The older entries of tickets, which stand beside them. */
export type HistoryRepository = {
  /** The newest of a range, oldest first. */
  newestIn: (ticketId: string, range: Range, most: number) => Promise<TimelineEntry[]>;
  /** The oldest of a range, oldest first. */
  oldestIn: (ticketId: string, range: Range, most: number) => Promise<TimelineEntry[]>;
  findWith: (ticketId: string, what: EntryMark) => Promise<TimelineEntry[]>;
  /** Tickets that hold more entries than they should; those that are passed over are left out. */
  due: (search: Search) => Promise<string[]>;
  /** Moves a ticket's older entries. May be repeated, also after a death in the middle, and by two processes at once. */
  move: (ticketId: string) => Promise<boolean>;
};

/** How many entries are copied in one command. */
const { most: atOnce } = bounded.entriesCopied;

export function historyRepository(database: Database): HistoryRepository {
  const history = historyModel(database);
  const tickets = ticketModel(database);
  const find = async (filter: QueryFilter<HistoryRecord>, most: number, direction: 1 | -1) => {
    const found = await history
      .find(filter)
      .sort({ seq: direction })
      .limit(most)
      .select({ _id: 0, ticketId: 0 })
      .lean<TimelineEntry[]>();
    return direction === 1 ? found : found.reverse();
  };
  return {
    newestIn: (ticketId, range, most) => find(within(ticketId, range), most, -1),
    oldestIn: (ticketId, range, most) => find(within(ticketId, range), most, 1),
    findWith: (ticketId, mark) => find({ ticketId, ...markedBy(mark) }, 100, 1),
    due: ({ passedOver, most }) => findDue(tickets, { passedOver, most }),
    move: (ticketId) => move({ history, tickets }, ticketId),
  };
}

function within(ticketId: string, { after, before, isForCustomers }: Range) {
  return {
    ticketId,
    seq: { $gt: after, $lt: before },
    ...(isForCustomers && { visibility: 'customer' as const }),
  };
}

function markedBy(mark: EntryMark): QueryFilter<HistoryRecord> {
  if ('seqs' in mark) {
    return { seq: { $in: [...mark.seqs] } };
  }
  return 'attachmentId' in mark ? { attachmentIds: mark.attachmentId } : { ...mark };
}

async function findDue(tickets: Model<TicketRecord>, { passedOver, most }: Search) {
  const excluded = passedOver.filter(isObjectId);
  const found = await tickets
    .find({ historyDue: true, ...(excluded.length > 0 && { _id: { $nin: excluded } }) })
    .limit(most)
    .select('_id')
    .lean<Pick<TicketRecord, '_id'>[]>();
  return found.map(({ _id }) => _id.toHexString());
}

type Models = { history: Model<HistoryRecord>; tickets: Model<TicketRecord> };

async function move({ history, tickets }: Models, ticketId: string): Promise<boolean> {
  const ticket = await tickets.findById(ticketId).select('timeline').lean<TicketRecord>();
  if (!ticket) {
    return false;
  }
  const moving = ticket.timeline.slice(0, -entriesKept);
  for (let from = 0; from < moving.length; from += atOnce) {
    await copy(history, ticketId, moving.slice(from, from + atOnce));
  }
  // copied first, then taken out: after a death in between they stand in both places, and are read from one.
  // Steps that are taken meanwhile only add entries at the other end.
  const upTo = moving.at(-1)?.seq ?? 0;
  const stays = { $filter: { input: '$timeline', cond: { $gt: ['$$this.seq', upTo] } } };
  await tickets.updateOne(
    { _id: ticketId },
    [{ $set: { ...keptOfEntries, timeline: stays } }, { $unset: 'historyDue' }],
    { updatePipeline: true },
  );
  return true;
}

async function copy(history: Model<HistoryRecord>, ticketId: string, entries: TimelineEntry[]) {
  await history.bulkWrite(
    entries.map(({ seq, ...entry }) => ({
      updateOne: {
        filter: { ticketId, seq },
        update: { $setOnInsert: entry },
        upsert: true,
      },
    })),
    { ordered: false },
  );
}
