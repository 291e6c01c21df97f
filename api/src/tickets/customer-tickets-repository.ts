import { bounded } from '#api/bounds/index';
import { countSome, type Database } from '#api/mongo/index';
import { statusGroups } from '#shared/tickets/ticket-status';

import type { Ticket } from './ticket';
import { ticketModel, type TicketRecord } from './ticket-model';

const shown = [
  'number',
  'status',
  'outcome',
  'mergedInto',
  'category',
  'description',
  'checkId',
  'resolutions',
  'ratings',
  'createdAt',
] as const satisfies (keyof Ticket)[];

type TicketOfCustomer = Pick<Ticket, (typeof shown)[number] | 'id'>;

/** What somebody reported, and who works for them. */
export type CustomerTickets = {
  newest: (reporterId: string) => Promise<TicketOfCustomer[]>;
  /** As far as it matters. */
  count: (reporterId: string) => Promise<{ open: number; all: number }>;
  /** Whether somebody holds, or is asked to take, an open ticket of this reporter. */
  isAtWorkFor: (engineerId: string, reporterId: string) => Promise<boolean>;
};

export function customerTickets(database: Database): CustomerTickets {
  const tickets = ticketModel(database);
  const open = { status: { $in: [...statusGroups.open] } };
  return {
    newest: async (reporterId) => {
      const found = await tickets
        .find({ reporterId })
        .sort({ createdAt: -1, _id: -1 })
        .limit(bounded.ticketsOfCustomer.most)
        .select([...shown])
        .lean<TicketRecord[]>();
      return found.map(({ _id, ...ticket }) => ({ ...ticket, id: _id.toHexString() }));
    },

    count: async (reporterId) => ({
      open: await countSome(tickets, { reporterId, ...open }),
      all: await countSome(tickets, { reporterId }),
    }),

    isAtWorkFor: async (engineerId, reporterId) => {
      const held = await tickets.exists({ assigneeId: engineerId, reporterId, ...open });
      const asked = held ?? (await tickets.exists({ 'offer.to': engineerId, reporterId, ...open }));
      return asked !== null;
    },
  };
}
