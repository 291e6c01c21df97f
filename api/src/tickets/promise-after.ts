import { priorityOf } from '#shared/promises/priorities';
import { clockTimes, startClock } from '#shared/promises/promise-clock';
import { isIn } from '#shared/tickets/ticket-status';

import type { TicketClocks } from './clocks/ticket-clocks';
import { momentOf, toldMoment } from './happened-at';
import { toldPromise } from './rescheduled/rescheduled-times';
import { confirmedBy, isByCustomer } from './silence';
import type { Step } from './step';
import type { Rescheduled, Ticket, TicketPromise, TimelineEntry } from './ticket';

type Promised = Pick<Ticket, 'promise'>;

/** Somebody takes it by the time of the first response. */
export function firstPromise({ firstResponse: { due } }: TicketClocks): TicketPromise | null {
  return due && { kind: 'accept', dueAt: due };
}

type After = { entry: TimelineEntry; clocks: TicketClocks; rescheduled: Rescheduled | null };

/** What the customer is promised after a step, by where the ticket came from and stands then; left out, the promise stands. */
export function promiseAfter(
  ticket: Ticket,
  step: Step,
  { entry, clocks, rescheduled }: After,
): Partial<Promised> {
  const { from, to } = entry;
  if (to === 'resolved') {
    return isHeard(entry, step) ? { promise: confirmation(ticket, step) } : {};
  }
  if (from === to) {
    return {};
  }
  if (to === 'submitted') {
    return { promise: takenAnew(ticket, step) };
  }
  if (isIn('working', to)) {
    const isUnderWay = from !== null && isIn('working', from);
    return isUnderWay ? {} : { promise: toldPromise(rescheduled) ?? solutionPromise(clocks) };
  }
  return { promise: null };
}

/** The solution has just been given, or the customer speaks: whoever speaks is not silent. */
function isHeard({ from, kind, to }: TimelineEntry, { relations }: Step): boolean {
  return from !== to || (kind === 'message' && isByCustomer(relations));
}

function solutionPromise({ solution: { due } }: TicketClocks): TicketPromise | null {
  return due && { kind: 'resolve', dueAt: due };
}

/** A ticket that was given back is taken within the time of a first response; the service level's own clocks run on. */
export function takenAnew(
  ticket: Ticket,
  { now, terms }: Pick<Step, 'now' | 'terms'>,
): TicketPromise | null {
  const { firstResponse } = terms.level[priorityOf(ticket)];
  const { due } = clockTimes(startClock(firstResponse, now), terms.calendar);
  return due && { kind: 'accept', dueAt: due };
}

/** Whoever was given more time keeps it. */
function confirmation(ticket: Ticket, step: Step): TicketPromise | null {
  if (step.isReporterReached === false) {
    // they are called instead: nothing is settled by the silence of somebody who hears nothing
    return null;
  }
  const { promise } = ticket;
  const happened = momentOf({ at: step.now, happenedAt: toldMoment(ticket, step) });
  const now = isByCustomer(step.relations) ? happened : step.now;
  const dueAt = confirmedBy({ now, terms: step.terms });
  const isLater = promise?.kind === 'confirm' && promise.dueAt > dueAt;
  return { kind: 'confirm', dueAt: isLater ? promise.dueAt : dueAt };
}
