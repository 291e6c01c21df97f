import { isLate } from '#shared/promises/is-late';
import { clockTimes, startClock } from '#shared/promises/promise-clock';
import { isIn, type TicketStatus } from '#shared/tickets/ticket-status';

import { isRunning, type TicketClock } from './clocks/ticket-clocks';
import { takenAnew } from './promise-after';
import { standing } from './rescheduled/rescheduled-times';
import type { Step } from './step';
import type { Ticket, TicketPromise } from './ticket';

type Moment = Pick<Step, 'now' | 'terms'>;

/**
 * What the customer is promised instead, once the clocks of a ticket were counted anew; null: what they were told stands. Nobody is
 * promised what has passed already: the service level may be missed by it, but they were never told that time.
 */
export function promiseRecounted(
  before: Ticket,
  after: Ticket,
  moment: Moment,
): TicketPromise | null {
  const { promise } = before;
  const moved = movedClock(before, after);
  if (promise === null || moved === null || standing(before) !== null) {
    return null;
  }
  const dueAt = isRunning(moved) ? dueFrom(moved, moment) : takenAnew(after, moment)?.dueAt;
  return dueAt && +dueAt !== +promise.dueAt
    ? { kind: promise.kind, dueAt, firstDueAt: promise.firstDueAt ?? promise.dueAt }
    : null;
}

/**
 * The same when nobody meant this ticket, since terms were changed: what the customer was told is put off where the clock allows
 * more, and stands where it now allows less.
 */
export function promisePutOff(before: Ticket, after: Ticket): TicketPromise | null {
  const { promise } = before;
  const moved = movedClock(before, after);
  if (promise === null || moved === null || standing(before) !== null || !isRunning(moved)) {
    return null;
  }
  const { due: dueAt } = moved;
  return dueAt !== null && dueAt > promise.dueAt
    ? { kind: promise.kind, dueAt, firstDueAt: promise.firstDueAt ?? promise.dueAt }
    : null;
}

/** The clock of which the customer was told, when it is due at another time now. */
function movedClock(before: Ticket, { clocks, status }: Ticket): TicketClock | null {
  const name = promisedClock(status);
  if (name === null || !before.clocks || !clocks) {
    return null;
  }
  const [was, is] = [before.clocks[name], clocks[name]];
  return +(was.due ?? 0) === +(is.due ?? 0) ? null : is;
}

/** Of which time the customer was told. */
function promisedClock(status: TicketStatus): 'firstResponse' | 'solution' | null {
  if (status === 'submitted') {
    return 'firstResponse';
  }
  return isIn('working', status) ? 'solution' : null;
}

function dueFrom(clock: TicketClock, { now, terms }: Moment): Date | null {
  const { due, hours, minutes } = clock;
  return due !== null && isLate(due, now.getTime())
    ? clockTimes(startClock({ hours, minutes }, now), terms.calendar).due
    : due;
}
