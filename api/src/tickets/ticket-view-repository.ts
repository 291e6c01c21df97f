import type { QueryFilter } from 'mongoose';

import type { KeysetOrder, PageInput } from '#api/mongo/index';
import { badlyRated, type ListedQueue } from '#shared/tickets/desk-queues';
import type { TicketStatus } from '#shared/tickets/ticket-status';

import { ratedBadly } from './ticket-indexes-model';
import type { TicketRecord } from './ticket-model';

/** Whose tickets; in the order that its readers need. */
export type TicketScopeOfView =
  | { view: 'mine'; reporterId: string }
  | { view: 'organization'; organizationId: string }
  | { view: 'pool' }
  | { view: 'offered'; offeredTo: string }
  | { view: 'queue'; queue: ListedQueue }
  | { view: 'assigned'; assigneeId: string }
  | { view: 'all' };

export type TicketList = PageInput & {
  whose: TicketScopeOfView;
  statuses: readonly TicketStatus[];
};

export const newestFirst: KeysetOrder<TicketRecord> = { by: 'createdAt', direction: 'descending' };
const byPromise: KeysetOrder<TicketRecord> = { by: 'workOrder', direction: 'ascending' };
const waitingLongest: KeysetOrder<TicketRecord> = { by: 'badlyRatedAt', direction: 'ascending' };

/** How the tickets of a view are found. */
export function listSearch({ whose, statuses, ...page }: TicketList) {
  const { filter, order } = ofView(whose);
  const narrowed: QueryFilter<TicketRecord> =
    statuses.length > 0 ? { $and: [filter, { status: { $in: [...statuses] } }] } : filter;
  return { ...page, order, filter: narrowed };
}

function ofView(whose: TicketScopeOfView): {
  filter: QueryFilter<TicketRecord>;
  order: KeysetOrder<TicketRecord>;
} {
  switch (whose.view) {
    case 'mine':
      return { filter: { reporterId: whose.reporterId }, order: newestFirst };
    case 'organization':
      return { filter: { organizationId: whose.organizationId }, order: newestFirst };
    case 'pool':
      return {
        filter: { status: 'submitted', assigneeId: null, 'offer.to': null },
        order: byPromise,
      };
    case 'offered':
      return { filter: { 'offer.to': whose.offeredTo }, order: byPromise };
    case 'queue':
      return whose.queue === badlyRated
        ? { filter: ratedBadly, order: waitingLongest }
        : { filter: { queue: whose.queue }, order: byPromise };
    case 'assigned':
      return { filter: { assigneeId: whose.assigneeId }, order: byPromise };
    case 'all':
      return { filter: {}, order: newestFirst };
  }
}
