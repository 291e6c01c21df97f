import type { Model } from 'mongoose';

import type { Origin } from '#api/assignment/index';
import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';
import { statusGroups } from '#shared/tickets/ticket-status';

import { ticketModel, type TicketRecord } from './ticket-model';

type Ids = readonly string[];

/** What tickets say about who should take the next one. */
export type TicketAssignment = {
  /** How many tickets these people have in hand; nobody is left out. */
  countOpen: (engineerIds: Ids) => Promise<Map<string, number>>;
  /** The same with those that they are asked to take. */
  countLoad: (engineerIds: Ids) => Promise<Map<string, number>>;
  /** Who closed the newest tickets of this device, and of this customer. */
  solversBefore: (origin: Origin) => Promise<{ asset: string[]; customer: string[] }>;
};

export function ticketAssignment(database: Database): TicketAssignment {
  const tickets = ticketModel(database);
  return {
    countOpen: (ids) => countBy(tickets, 'assigneeId', ids),
    countLoad: async (ids) => {
      const [held, asked] = await Promise.all([
        countBy(tickets, 'assigneeId', ids),
        countBy(tickets, 'offer.to', ids),
      ]);
      return new Map(ids.map((id) => [id, (held.get(id) ?? 0) + (asked.get(id) ?? 0)]));
    },
    solversBefore: async ({ assetCode, organizationId, reporterId }) => {
      const [asset, customer] = await Promise.all([
        assetCode === null ? [] : solversOf(tickets, { assetCode }),
        solversOf(tickets, organizationId === null ? { reporterId } : { organizationId }),
      ]);
      return { asset, customer };
    },
  };
}

async function countBy(
  tickets: Model<TicketRecord>,
  field: 'assigneeId' | 'offer.to',
  ids: Ids,
): Promise<Map<string, number>> {
  const counts = await tickets.aggregate<{ _id: string; count: number }>([
    { $match: { [field]: { $in: [...ids] }, status: { $in: [...statusGroups.inHand] } } },
    { $group: { _id: `$${field}`, count: { $sum: 1 } } },
  ]);
  const held = new Map(counts.map(({ _id, count }) => [_id, count]));
  return new Map(ids.map((id) => [id, held.get(id) ?? 0]));
}

type Whose = { assetCode: string } | { organizationId: string } | { reporterId: string };

async function solversOf(tickets: Model<TicketRecord>, whose: Whose): Promise<string[]> {
  const closed = await tickets
    .find({ ...whose, status: 'closed' })
    .sort({ createdAt: -1, _id: -1 })
    .limit(bounded.solvedBefore.most)
    .select('assigneeId')
    .lean<Pick<TicketRecord, 'assigneeId'>[]>();
  return [...new Set(closed.flatMap(({ assigneeId }) => assigneeId ?? []))];
}
