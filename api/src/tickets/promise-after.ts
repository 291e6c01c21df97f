import { later } from '#api/clock';
import { serviceLevels } from '#shared/tickets/promises';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import type { TicketSeverity } from '#shared/tickets/ticket-words';

import type { Ticket, TicketPromise } from './ticket';

type Promised = Pick<Ticket, 'promise' | 'solutionDueAt' | 'solutionTimeLeft'>;

export function firstPromise(severity: TicketSeverity, now: Date): TicketPromise {
  return { kind: 'accept', dueAt: later(now, serviceLevels[severity].accept) };
}

/** What the customer is promised after a step; left out, the promise stands. */
export function promiseAfter(
  ticket: Ticket,
  action: TicketAction,
  { now, byCustomer }: { now: Date; byCustomer: boolean },
): Partial<Promised> {
  switch (action) {
    case 'accept':
      // a ticket that was given back keeps the time that the customer was told
      return solutionBy(ticket.solutionDueAt ?? solutionDue(ticket, now));
    case 'decline':
      return ticket.status === 'submitted' ? {} : { promise: firstPromise(ticket.severity, now) };
    case 'ask':
      return { promise: null, solutionTimeLeft: timeLeft(ticket, now) };
    case 'answer':
      return solutionBy(later(now, ticket.solutionTimeLeft ?? 0));
    case 'resolve':
      return { promise: confirmation(now), solutionTimeLeft: null };
    case 'message':
      // whoever speaks is not silent
      return ticket.status === 'resolved' && byCustomer ? { promise: confirmation(now) } : {};
    case 'reject':
    case 'reopen':
      return solutionBy(solutionDue(ticket, now));
    case 'confirm':
    case 'cancel':
      return { promise: null };
    default:
      return {};
  }
}

function solutionBy(dueAt: Date): Promised {
  return { promise: { kind: 'resolve', dueAt }, solutionDueAt: dueAt, solutionTimeLeft: null };
}

function solutionDue({ severity }: Ticket, now: Date): Date {
  return later(now, serviceLevels[severity].resolve);
}

function confirmation(now: Date): TicketPromise {
  return { kind: 'confirm', dueAt: later(now, ticketLimits.confirmAfter) };
}

function timeLeft({ solutionDueAt }: Ticket, now: Date): number {
  return solutionDueAt ? solutionDueAt.getTime() - now.getTime() : 0;
}
