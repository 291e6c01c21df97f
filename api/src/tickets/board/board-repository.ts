import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';
import { statusGroups } from '#shared/tickets/ticket-status';

import type { Ticket } from '../ticket';
import { ticketModel } from '../ticket-model';

const picked = [
  ...['number', 'assigneeId', 'offer', 'queue', 'promise', 'workOrder'],
  ...['appointment', 'trip'],
] as const;

/** What the engineer board shows of a ticket. */
export type BoardedTicket = Pick<
  Ticket,
  | 'appointment'
  | 'assigneeId'
  | 'id'
  | 'number'
  | 'offer'
  | 'promise'
  | 'queue'
  | 'trip'
  | 'workOrder'
>;

export type BoardRepository = {
  /** Tickets that these people have in hand, and those that they are asked to take. */
  heldBy: (engineerIds: readonly string[]) => Promise<BoardedTicket[]>;
};

export function boardRepository(database: Database): BoardRepository {
  const tickets = ticketModel(database);
  const find = async (field: 'assigneeId' | 'offer.to', ids: readonly string[]) => {
    const found = await tickets
      .find({ [field]: { $in: [...ids] }, status: { $in: [...statusGroups.inHand] } })
      .limit(bounded.ticketsOnBoard.most)
      .select(picked)
      .lean<(Omit<BoardedTicket, 'id'> & { _id: { toHexString: () => string } })[]>();
    return found.map(({ _id, ...ticket }) => ({ ...ticket, id: _id.toHexString() }));
  };
  return {
    heldBy: async (ids) => {
      const [held, asked] = await Promise.all([find('assigneeId', ids), find('offer.to', ids)]);
      return [...held, ...asked];
    },
  };
}
