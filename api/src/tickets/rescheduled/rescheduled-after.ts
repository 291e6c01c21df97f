import { roundTheClock } from '#shared/promises/calendar-shape';
import { isLate } from '#shared/promises/is-late';
import { openMinutes } from '#shared/promises/open-minutes';
import { promiseTimes } from '#shared/promises/promise-times';
import { isIn } from '#shared/tickets/ticket-status';

import type { Step } from '../step';
import type { Rescheduled, Ticket, TimelineEntry } from '../ticket';

import { hoursOf, warningOf } from './rescheduled-times';

type Moment = Pick<Step, 'now' | 'terms'>;

/** What becomes of a time that the customer was given: it stands until the ticket is taken, solved for good, or over. */
export function rescheduledAfter(
  ticket: Ticket,
  moment: Moment,
  entry: TimelineEntry,
): Rescheduled | null {
  const { rescheduled = null } = ticket;
  const { from, to } = entry;
  if (rescheduled === null || isPast(rescheduled, entry)) {
    return null;
  }
  if (from === to) {
    return rescheduled;
  }
  if (to === 'awaiting_customer') {
    return halted(ticket, rescheduled, moment);
  }
  return from === 'awaiting_customer' ? resumed(ticket, rescheduled, moment) : rescheduled;
}

function isPast({ kind }: Rescheduled, entry: TimelineEntry): boolean {
  const isRejected = entry.kind === 'reject' || entry.kind === 'reopen';
  return isRejected || isIn('over', entry.to) || (kind === 'accept' && entry.to !== 'submitted');
}

function calendarOf(ticket: Ticket, { terms }: Moment) {
  return hoursOf(ticket) === roundTheClock ? roundTheClock : terms.calendar;
}

/** Like a clock it stands still on the customer’s turn. What was late before stays late. */
function halted(ticket: Ticket, rescheduled: Rescheduled, moment: Moment): Rescheduled {
  const { now } = moment;
  const { dueAt } = rescheduled;
  const left = isLate(dueAt, now.getTime())
    ? null
    : openMinutes(calendarOf(ticket, moment), now, dueAt);
  return { ...rescheduled, left };
}

/** An answer makes nothing late at once: as much time is left as there was. Null: none was, and the clocks alone count. */
function resumed(ticket: Ticket, rescheduled: Rescheduled, moment: Moment): Rescheduled | null {
  const { left } = rescheduled;
  if (left === null) {
    return rescheduled;
  }
  const { now, terms } = moment;
  const calendar = calendarOf(ticket, moment);
  const shifted = promiseTimes({ calendar, start: now, minutes: left, pauses: [] }).due;
  const dueAt = shifted > rescheduled.dueAt ? shifted : rescheduled.dueAt;
  return dueAt > now
    ? {
        ...{ ...rescheduled, dueAt, left: null, warnedAt: null },
        warning: warningOf(now, dueAt, { hours: hoursOf(ticket), terms }),
      }
    : null;
}
