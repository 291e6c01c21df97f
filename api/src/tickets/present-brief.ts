import type { PersonReply } from '#shared/accounts/account-api';
import { may } from '#shared/accounts/roles';
import { priorityOf } from '#shared/promises/priorities';
import type { PromiseReply, TicketSummary } from '#shared/tickets/ticket-replies';

import { presentTiming } from './clocks/present-clocks';
import { personOf, presentLink, type Known, type Viewer } from './present-entry';
import type { Offer, TicketPromise } from './ticket';
import type { ListedTicket } from './ticket-repository';
import { ticketWords } from './words';

type Brief = Omit<
  TicketSummary,
  'description' | 'isFlagged' | 'thumbnails' | 'unread' | 'visiting'
>;

/** What a card and a page both show of a ticket. */
export function presentBrief(ticket: ListedTicket, people: Known['people'], viewer: Viewer): Brief {
  const isOurs = may(viewer.role, 'read every ticket');
  const { id, number, status, outcome = null, category, severity, promise } = ticket;
  return {
    id,
    number,
    status,
    outcome,
    mergedInto: presentLink(ticket.mergedInto),
    category,
    severity,
    promise: promise && presentPromise(promise),
    ...(isOurs ? forStaff(ticket, people) : forCustomers),
    reporter: {
      ...(personOf(people, ticket.reporterId) ?? departed(ticket.reporterId)),
      organization: ticket.organizationName,
    },
    assignee: personOf(people, ticket.assigneeId),
    offer: ticket.offer ? presentOffer(ticket.offer, people, viewer) : null,
    attendedFrom: attendedFrom(ticket)?.toISOString() ?? null,
    createdAt: ticket.createdAt.toISOString(),
    updatedAt: ticket.updatedAt.toISOString(),
  };
}

type Ours = Pick<Brief, 'level' | 'priority' | 'taskDueAt' | 'timing' | 'unreached'>;

function forStaff(ticket: ListedTicket, people: Known['people']): Ours {
  return {
    priority: priorityOf(ticket),
    timing: presentTiming(ticket),
    unreached: presentUnreached(ticket, people),
    level: ticket.escalation?.level ?? null,
    taskDueAt: ticket.taskDueAt?.toISOString() ?? null,
  };
}

const forCustomers: Ours = {
  ...{ priority: null, timing: null, unreached: [], level: null, taskDueAt: null },
};

function presentPromise({ kind, dueAt, firstDueAt = null }: TicketPromise): PromiseReply {
  return {
    ...{ kind, dueAt: dueAt.toISOString() },
    ...(firstDueAt && { firstDueAt: firstDueAt.toISOString() }),
  };
}

/** Nobody is on call: what was promised in time cannot be true before somebody is. */
function attendedFrom({ assigneeId, offersFrom, promise, status }: ListedTicket): Date | null {
  const isNobodys = status === 'submitted' && assigneeId === null;
  return isNobodys && offersFrom && promise && promise.dueAt < offersFrom ? offersFrom : null;
}

function presentUnreached({ unreached = [] }: ListedTicket, people: Known['people']) {
  return unreached.map(({ at, kind, personId }) => ({
    person: personOf(people, personId),
    kind,
    at: at.toISOString(),
  }));
}

/** That somebody is asked everybody may know; who and why is for staff. */
function presentOffer({ at, reason, to, until }: Offer, people: Known['people'], viewer: Viewer) {
  const isOurs = may(viewer.role, 'read every ticket');
  return {
    to: isOurs ? personOf(people, to) : null,
    reason: isOurs ? reason : '',
    at: at.toISOString(),
    until: until.toISOString(),
  };
}

/** The account is gone, the ticket stays. */
function departed(id: string): PersonReply {
  return { id, name: ticketWords.departed, role: 'customer', avatarUrl: null };
}
