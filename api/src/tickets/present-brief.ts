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
  'description' | 'isFlagged' | 'stars' | 'thumbnails' | 'unread' | 'visiting'
>;

/** What a card and a page both show of a ticket. */
export function presentBrief(ticket: ListedTicket, people: Known['people'], viewer: Viewer): Brief {
  const isOurs = may(viewer.role, 'read every ticket');
  return {
    ...(isOurs ? forStaff(ticket) : forCustomers(ticket)),
    unreached: isOurs ? presentUnreached(ticket, people) : [],
    reporter: {
      ...(personOf(people, ticket.reporterId) ?? departed(ticket.reporterId)),
      organization: ticket.organizationName,
    },
    assignee: personOf(people, ticket.assigneeId),
    offer: ticket.offer ? presentOffer(ticket.offer, people, viewer) : null,
  };
}

type Own = Omit<Brief, 'assignee' | 'offer' | 'reporter' | 'unreached'>;

// lists give out the same tickets again and again: what needs nothing but the ticket is written once
const forCustomers = onceEach((ticket): Own => ({
  ...ownWords(ticket),
  ...{ priority: null, timing: null, level: null, taskDueAt: null },
}));
const forStaff = onceEach((ticket): Own => ({
  ...ownWords(ticket),
  priority: priorityOf(ticket),
  timing: presentTiming(ticket),
  level: ticket.escalation?.level ?? null,
  taskDueAt: ticket.taskDueAt?.toISOString() ?? null,
}));

function ownWords(ticket: ListedTicket) {
  const { id, number, status, outcome = null, category, severity, promise } = ticket;
  return {
    ...{ id, number, status, outcome, category, severity },
    mergedInto: presentLink(ticket.mergedInto),
    promise: promise && presentPromise(promise),
    attendedFrom: attendedFrom(ticket)?.toISOString() ?? null,
    createdAt: ticket.createdAt.toISOString(),
    updatedAt: ticket.updatedAt.toISOString(),
  };
}

/** Keeps the result as long as the ticket itself is kept; nobody changes a ticket that was read. */
function onceEach<Result>(present: (ticket: ListedTicket) => Result) {
  const kept = new WeakMap<ListedTicket, Result>();
  return (ticket: ListedTicket): Result => {
    const known = kept.get(ticket);
    if (known) {
      return known;
    }
    const result = present(ticket);
    kept.set(ticket, result);
    return result;
  };
}

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
