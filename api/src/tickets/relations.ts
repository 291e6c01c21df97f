import type { Actor } from '#shared/accounts/actor';
import { isStaff } from '#shared/accounts/roles';
import { ticketRelations, type TicketRelation } from '#shared/tickets/ticket-actions';

import type { Ticket } from './ticket';

/** Null acts for the product itself. */
export type Doer = Actor | null;

export type Standing = Pick<Ticket, 'status' | 'reporterId' | 'assigneeId' | 'organizationId'>;

/** How somebody stands to a ticket. `colleaguesFollow`: does the ticket's organization allow it? */
export function relationsTo(
  ticket: Standing,
  doer: Doer,
  colleaguesFollow: boolean,
): Set<TicketRelation> {
  const holds: Record<TicketRelation, boolean> = {
    reporter: doer?.id === ticket.reporterId,
    follower: isFollower(ticket, doer) && colleaguesFollow,
    pool: doer?.role === 'engineer' && ticket.assigneeId === null && ticket.status === 'submitted',
    assignee: doer !== null && doer.id === ticket.assigneeId,
    dispatcher: doer?.role === 'dispatcher',
    manager: doer?.role === 'manager',
    system: doer === null,
  };
  return new Set(ticketRelations.filter((relation) => holds[relation]));
}

/** Staff read every ticket; of the customers only those who stand to it somehow. */
export function mayRead(doer: Doer, relations: ReadonlySet<TicketRelation>): boolean {
  return doer === null || isStaff(doer.role) || relations.size > 0;
}

/** What somebody of this role could be to a ticket on another day. */
export function possibleRelations({ role }: Actor): readonly TicketRelation[] {
  switch (role) {
    case 'customer':
      return ['reporter', 'follower'];
    case 'engineer':
      return ['pool', 'assignee'];
    case 'dispatcher':
      return ['dispatcher'];
    case 'manager':
      return ['manager'];
  }
}

function isFollower(ticket: Standing, doer: Doer): boolean {
  return (
    doer?.role === 'customer' &&
    doer.id !== ticket.reporterId &&
    doer.organizationId !== null &&
    doer.organizationId === ticket.organizationId
  );
}
