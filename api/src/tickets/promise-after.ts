import { later } from '#api/clock';
import { priorityOf } from '#shared/promises/priorities';
import {
  clockTimes,
  pauseClock,
  resumeClock,
  startClock,
  type PromiseClock,
} from '#shared/promises/promise-clock';
import { standardLevel } from '#shared/promises/service-levels';
import { standardCalendar } from '#shared/promises/working-calendar';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import type { Ticket, TicketPromise } from './ticket';

type Promised = Pick<Ticket, 'promise' | 'solutionClock'>;
type Weight = Pick<Ticket, 'severity' | 'scope'>;

export function firstPromise(weight: Weight, now: Date): TicketPromise | null {
  return promiseBy('accept', startClock(levelOf(weight).firstResponse, now));
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
      return solutionBy(solutionClockOf(ticket, now));
    case 'decline':
      return ticket.status === 'submitted' ? {} : { promise: firstPromise(ticket, now) };
    case 'ask':
      return { promise: null, solutionClock: pauseClock(solutionClockOf(ticket, now), now) };
    case 'answer':
      return solutionBy(resumeClock(solutionClockOf(ticket, now), now));
    case 'resolve':
      return { promise: confirmation(now) };
    case 'message':
      // whoever speaks is not silent
      return ticket.status === 'resolved' && byCustomer ? { promise: confirmation(now) } : {};
    case 'reject':
    case 'reopen':
      return solutionBy(newSolutionClock(ticket, now));
    case 'confirm':
    case 'cancel':
      return { promise: null };
    default:
      return {};
  }
}

function solutionBy(solutionClock: PromiseClock): Promised {
  return { promise: promiseBy('resolve', solutionClock), solutionClock };
}

function solutionClockOf(ticket: Ticket, now: Date): PromiseClock {
  return ticket.solutionClock ?? newSolutionClock(ticket, now);
}

function newSolutionClock(weight: Weight, now: Date): PromiseClock {
  return startClock(levelOf(weight).solution, now);
}

function promiseBy(kind: TicketPromise['kind'], clock: PromiseClock): TicketPromise | null {
  const { due } = clockTimes(clock, standardCalendar);
  return due && { kind, dueAt: due };
}

function levelOf(weight: Weight) {
  return standardLevel[priorityOf(weight)];
}

function confirmation(now: Date): TicketPromise {
  return { kind: 'confirm', dueAt: later(now, ticketLimits.confirmAfter) };
}
