import { later } from '#api/clock';
import { roundTheClock } from '#shared/promises/calendar-shape';
import { openMinutes } from '#shared/promises/open-minutes';
import { promiseTimes } from '#shared/promises/promise-times';
import type { ServiceTerms } from '#shared/promises/service-terms';

import type { Rescheduled, Ticket, TicketPromise } from '../ticket';

type Told = Pick<Ticket, 'promise' | 'rescheduled'>;

/** The time that the customer was given, while it is what they are promised now; null: something else is, or nothing. */
export function standing({ promise, rescheduled = null }: Told): Rescheduled | null {
  const isPromised =
    promise?.kind === rescheduled?.kind && +(promise?.dueAt ?? 0) === +(rescheduled?.dueAt ?? 0);
  return isPromised ? rescheduled : null;
}

/** What the customer is promised by it. */
export function toldPromise(rescheduled: Rescheduled | null): TicketPromise | null {
  if (rescheduled === null) {
    return null;
  }
  const { kind, dueAt, firstDueAt } = rescheduled;
  return { kind, dueAt, firstDueAt };
}

type Working = { hours: 'working' | typeof roundTheClock; terms: ServiceTerms };

/** When whoever keeps a time is warned: like of the service level’s own times, in hours in which somebody works. */
export function warningOf(now: Date, dueAt: Date, { hours, terms }: Working): Date {
  const worked = hours === roundTheClock ? 0 : openMinutes(terms.calendar, now, dueAt);
  // where nobody works until then, the clock on the wall counts
  const calendar = worked > 0 ? terms.calendar : roundTheClock;
  const minutes = openMinutes(calendar, now, dueAt);
  return promiseTimes({ calendar, start: now, minutes, pauses: [] }).warning;
}

/** In which hours a ticket is worked on. */
export function hoursOf({ clocks }: Pick<Ticket, 'clocks'>): Working['hours'] {
  return clocks?.solution.hours ?? 'working';
}

/** When it is told that the time passed: a moment after it, once. */
export function rescheduledLateTime(ticket: Told): Date | null {
  const given = standing(ticket);
  return given?.lateAt === null ? later(given.dueAt, 1) : null;
}

export function rescheduledWarningTime(ticket: Told): Date | null {
  const given = standing(ticket);
  return given?.lateAt === null && given.warnedAt === null ? given.warning : null;
}
