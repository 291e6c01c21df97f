import { Types, type Model } from 'mongoose';

import { findPage, isDuplicateKey, type Database, type Page } from '#api/mongo/index';
import { openStatuses } from '#shared/tickets/ticket-status';

import type { Ticket } from './ticket';
import { withChange, type TicketChange } from './ticket-change';
import { ticketModel, type TicketRecord } from './ticket-model';
import { listSearch, type TicketSearch } from './ticket-search-repository';

const listed = [
  'number',
  'status',
  'category',
  'severity',
  'description',
  'attachmentIds',
  'promise',
  'reporterId',
  'organizationName',
  'assigneeId',
  'checkId',
  'createdAt',
  'updatedAt',
] as const satisfies (keyof Ticket)[];

/** What a list shows of a ticket; its timeline stays in the database. */
export type ListedTicket = Pick<Ticket, (typeof listed)[number] | 'id'>;

export type TicketRepository = {
  find: (id: string) => Promise<Ticket | null>;
  /** False when the ticket is there already: the same report arrived twice at once. */
  create: (ticket: Ticket) => Promise<boolean>;
  /** The one write. Null when another request was faster: read again and decide again. */
  write: (ticket: Ticket, change: TicketChange) => Promise<Ticket | null>;
  list: (search: TicketSearch) => Promise<Page<ListedTicket>>;
  /** Resolved tickets whose promised confirmation time has passed. */
  findSilent: (now: Date, limit: number) => Promise<string[]>;
  /** How many unfinished tickets these people hold; nobody is left out. */
  countOpen: (assigneeIds: readonly string[]) => Promise<Map<string, number>>;
};

export function ticketRepository(database: Database): TicketRepository {
  const tickets = ticketModel(database);
  return {
    find: async (id) => {
      const record = await tickets.findById(id).lean<TicketRecord>();
      return record && withId(record);
    },

    create: async ({ id, ...fields }) => {
      try {
        await tickets.create({ ...fields, _id: new Types.ObjectId(id), relayLease: null });
        return true;
      } catch (error: unknown) {
        if (isDuplicateKey(error)) {
          return false;
        }
        throw error;
      }
    },

    write: async (ticket, change) => {
      const { seq, updatedAt, workOrder } = withChange(ticket, change);
      const record = await tickets
        .findOneAndUpdate(
          { _id: ticket.id, seq: ticket.seq, status: ticket.status },
          {
            $set: { ...change.fields, seq, updatedAt, workOrder },
            $push: { timeline: { $each: change.entries }, outbox: { $each: change.outbox } },
          },
          { returnDocument: 'after' },
        )
        .lean<TicketRecord>();
      return record && withId(record);
    },

    list: async (search) => {
      const { items, nextCursor } = await findPage(tickets, {
        ...listSearch(search),
        pick: listed,
      });
      return { items: items.map(withId), nextCursor };
    },

    findSilent: (now, limit) => findSilent(tickets, now, limit),

    countOpen: (assigneeIds) => countOpen(tickets, assigneeIds),
  };
}

async function findSilent(
  tickets: Model<TicketRecord>,
  now: Date,
  limit: number,
): Promise<string[]> {
  const records = await tickets
    .find({ status: 'resolved', 'promise.dueAt': { $lte: now } })
    .sort({ 'promise.dueAt': 1 })
    .limit(limit)
    .select('_id')
    .lean<{ _id: Types.ObjectId }[]>();
  return records.map(({ _id }) => _id.toHexString());
}

async function countOpen(
  tickets: Model<TicketRecord>,
  assigneeIds: readonly string[],
): Promise<Map<string, number>> {
  const counts = await tickets.aggregate<{ _id: string; count: number }>([
    { $match: { assigneeId: { $in: [...assigneeIds] }, status: { $in: openStatuses } } },
    { $group: { _id: '$assigneeId', count: { $sum: 1 } } },
  ]);
  const held = new Map(counts.map(({ _id, count }) => [_id, count]));
  return new Map(assigneeIds.map((id) => [id, held.get(id) ?? 0]));
}

function withId<T extends { _id: Types.ObjectId }>({ _id, ...fields }: T) {
  return { ...fields, id: _id.toHexString() };
}
