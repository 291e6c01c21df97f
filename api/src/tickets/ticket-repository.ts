import { Types, type Model } from 'mongoose';

import { findPage, isDuplicateKey, isObjectId, type Database, type Page } from '#api/mongo/index';
import { statusGroups } from '#shared/tickets/ticket-status';

import type { Ticket, TimelineEntry } from './ticket';
import { withChange, type TicketChange } from './ticket-change';
import { ticketModel, type TicketRecord } from './ticket-model';
import { noLease } from './ticket-outbox-repository';
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

/** Whose a ticket is, and which attachments it lays before whom. */
export type TicketCover = Pick<
  Ticket,
  'assigneeId' | 'attachmentIds' | 'id' | 'organizationId' | 'reporterId' | 'status'
> & { timeline: Pick<TimelineEntry, 'attachmentIds' | 'kind' | 'visibility'>[] };

/** Null: no entry of it, the ticket as a whole. */
export type StepName = { ticketId: string; seq: number | null };

/** Some entries of a ticket, and what says who may read them. */
export type TicketSteps = Pick<
  Ticket,
  | 'assigneeId'
  | 'checkId'
  | 'description'
  | 'id'
  | 'organizationId'
  | 'reporterId'
  | 'status'
  | 'timeline'
>;

const cover = [
  ...['status', 'reporterId', 'assigneeId', 'organizationId', 'attachmentIds'],
  ...['timeline.kind', 'timeline.visibility', 'timeline.attachmentIds'],
];

type SilentSearch = { passedOver: readonly string[]; most: number };

export type TicketRepository = {
  find: (id: string) => Promise<Ticket | null>;
  findCover: (id: string) => Promise<TicketCover | null>;
  findSteps: (steps: readonly StepName[]) => Promise<TicketSteps[]>;
  /** False when the ticket is there already: the same report arrived twice at once. */
  create: (ticket: Ticket) => Promise<boolean>;
  /** The one write. Null when another request was faster: read again and decide again. */
  write: (ticket: Ticket, change: TicketChange) => Promise<Ticket | null>;
  list: (search: TicketSearch) => Promise<Page<ListedTicket>>;
  /** Resolved tickets whose promised confirmation time has passed; those that are passed over are left out. */
  findSilent: (now: Date, search: SilentSearch) => Promise<string[]>;
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

    findCover: async (id) => {
      const record = await tickets.findById(id).select(cover).lean<TicketRecord>();
      return record && withId(record);
    },

    findSteps: (steps) => findSteps(tickets, steps),

    create: async ({ id, ...fields }) => {
      try {
        await tickets.create({ ...fields, _id: new Types.ObjectId(id), relayLease: noLease });
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

    findSilent: (now, search) => findSilent(tickets, now, search),

    countOpen: (assigneeIds) => countOpen(tickets, assigneeIds),
  };
}

async function findSteps(
  tickets: Model<TicketRecord>,
  steps: readonly StepName[],
): Promise<TicketSteps[]> {
  const ids = [...new Set(steps.map(({ ticketId }) => ticketId))];
  const seqs = [...new Set(steps.flatMap(({ seq }) => seq ?? []))];
  const timeline = { $filter: { input: '$timeline', cond: { $in: ['$$this.seq', seqs] } } };
  const fields = {
    status: 1,
    reporterId: 1,
    assigneeId: 1,
    organizationId: 1,
    checkId: 1,
  } as const;
  const records = await tickets.aggregate<TicketRecord>([
    { $match: { _id: { $in: ids.map((id) => new Types.ObjectId(id)) } } },
    { $project: { ...fields, description: 1, timeline } },
  ]);
  return records.map(withId);
}

async function findSilent(
  tickets: Model<TicketRecord>,
  now: Date,
  { passedOver, most }: SilentSearch,
): Promise<string[]> {
  const excluded = passedOver.filter(isObjectId);
  const records = await tickets
    .find({
      ...{ status: 'resolved', 'promise.dueAt': { $lte: now } },
      ...(excluded.length > 0 && { _id: { $nin: excluded } }),
    })
    .sort({ 'promise.dueAt': 1 })
    .limit(most)
    .select('_id')
    .lean<{ _id: Types.ObjectId }[]>();
  return records.map(({ _id }) => String(_id));
}

async function countOpen(
  tickets: Model<TicketRecord>,
  assigneeIds: readonly string[],
): Promise<Map<string, number>> {
  const counts = await tickets.aggregate<{ _id: string; count: number }>([
    { $match: { assigneeId: { $in: [...assigneeIds] }, status: { $in: [...statusGroups.open] } } },
    { $group: { _id: '$assigneeId', count: { $sum: 1 } } },
  ]);
  const held = new Map(counts.map(({ _id, count }) => [_id, count]));
  return new Map(assigneeIds.map((id) => [id, held.get(id) ?? 0]));
}

function withId<T extends { _id: Types.ObjectId }>({ _id, ...fields }: T) {
  return { ...fields, id: _id.toHexString() };
}
