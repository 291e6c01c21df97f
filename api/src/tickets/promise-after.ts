import { priorityOf } from '#shared/promises/priorities';
import { clockTimes, startClock } from '#shared/promises/promise-clock';
import { isIn } from '#shared/tickets/ticket-status';

import type { TicketClocks } from './clocks/ticket-clocks';
import { confirmedBy } from './silence';
import type { Step } from './step';
import type { Ticket, TicketPromise, TimelineEntry } from './ticket';

type Promised = Pick<Ticket, 'promise'>;

/** Somebody takes it by the time of the first response. */
export function firstPromise({ firstResponse: { due } }: TicketClocks): TicketPromise | null {
  return due && { kind: 'accept', dueAt: due };
}

/** What the customer is promised after a step, by where the ticket came from and stands then; left out, the promise stands. */
export function promiseAfter(
  ticket: Ticket,
  step: Step,
  { entry, clocks }: { entry: TimelineEntry; clocks: TicketClocks },
): Partial<Promised> {
  const { from, to } = entry;
  if (to === 'resolved') {
    // whoever speaks is not silent
    const isHeard = entry.kind === 'message' && isByCustomer(step);
    return from !== to || isHeard ? { promise: confirmation(step) } : {};
  }
  if (from === to) {
    return {};
  }
  if (to === 'submitted') {
    return { promise: takenAnew(ticket, step) };
  }
  if (isIn('working', to)) {
    const isUnderWay = from !== null && isIn('working', from);
    return isUnderWay ? {} : { promise: solutionPromise(clocks) };
  }
  return { promise: null };
}

function isByCustomer({ relations }: Step): boolean {
  return relations.has('reporter') || relations.has('follower');
}

function solutionPromise({ solution: { due } }: TicketClocks): TicketPromise | null {
  return due && { kind: 'resolve', dueAt: due };
}

/** A ticket that was given back is taken within the time of a first response; the service level's own clocks run on. */
function takenAnew(ticket: Ticket, { now, terms }: Step): TicketPromise | null {
  const { firstResponse } = terms.level[priorityOf(ticket)];
  const { due } = clockTimes(startClock(firstResponse, now), terms.calendar);
  return due && { kind: 'accept', dueAt: due };
}

function confirmation(moment: Step): TicketPromise {
  return { kind: 'confirm', dueAt: confirmedBy(moment) };
}
