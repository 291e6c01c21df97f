import { priorityOf } from '#shared/promises/priorities';
import {
  clockTimes,
  pauseClock,
  resumeClock,
  startClock,
  type PromiseClock,
} from '#shared/promises/promise-clock';
import type { ServiceTerms } from '#shared/promises/service-terms';
import type { TicketAction } from '#shared/tickets/ticket-actions';

import { confirmedBy } from './silence';
import type { Ticket, TicketPromise } from './ticket';

type Promised = Pick<Ticket, 'promise' | 'solutionClock'>;
type Weight = Pick<Ticket, 'severity' | 'scope'>;

type Moment = { now: Date; terms: ServiceTerms };

export function firstPromise(weight: Weight, { now, terms }: Moment): TicketPromise | null {
  return promiseBy('accept', startClock(levelOf(weight, terms).firstResponse, now), terms);
}

/** What the customer is promised after a step; left out, the promise stands. */
export function promiseAfter(
  ticket: Ticket,
  action: TicketAction,
  {
    byCustomer,
    isAnswer,
    isOffer,
    ...moment
  }: Moment & { byCustomer: boolean; isAnswer: boolean; isOffer: boolean },
): Partial<Promised> {
  const { now, terms } = moment;
  switch (action) {
    case 'accept':
      // who takes it over or takes it again keeps the time that the customer was told
      return ticket.status === 'submitted'
        ? solutionBy(solutionClockOf(ticket, moment), terms)
        : {};
    case 'withdraw':
      // what was not solved after all keeps the time that the customer was told
      return solutionBy(solutionClockOf(ticket, moment), terms);
    case 'hand_over':
      return isOffer
        ? {}
        : {
            promise: firstPromise(ticket, moment),
            solutionClock: ticket.solutionClock && resumeClock(ticket.solutionClock, now),
          };
    case 'ask':
      return { promise: null, solutionClock: pauseClock(solutionClockOf(ticket, moment), now) };
    case 'answer':
    case 'resume':
      return solutionBy(resumeClock(solutionClockOf(ticket, moment), now), terms);
    case 'resolve':
      return { promise: confirmation(moment) };
    case 'message':
      if (isAnswer) {
        return solutionBy(resumeClock(solutionClockOf(ticket, moment), now), terms);
      }
      // whoever speaks is not silent
      return ticket.status === 'resolved' && byCustomer ? { promise: confirmation(moment) } : {};
    case 'reject':
    case 'reopen':
      return solutionBy(newSolutionClock(ticket, moment), terms);
    case 'confirm':
    case 'cancel':
    case 'close':
      return { promise: null };
    default:
      return {};
  }
}

function solutionBy(solutionClock: PromiseClock, terms: ServiceTerms): Promised {
  return { promise: promiseBy('resolve', solutionClock, terms), solutionClock };
}

function solutionClockOf(ticket: Ticket, moment: Moment): PromiseClock {
  return ticket.solutionClock ?? newSolutionClock(ticket, moment);
}

function newSolutionClock(weight: Weight, { now, terms }: Moment): PromiseClock {
  return startClock(levelOf(weight, terms).solution, now);
}

function promiseBy(
  kind: TicketPromise['kind'],
  clock: PromiseClock,
  { calendar }: ServiceTerms,
): TicketPromise | null {
  const { due } = clockTimes(clock, calendar);
  return due && { kind, dueAt: due };
}

function levelOf(weight: Weight, { level }: ServiceTerms) {
  return level[priorityOf(weight)];
}

function confirmation(moment: Moment): TicketPromise {
  return { kind: 'confirm', dueAt: confirmedBy(moment) };
}
