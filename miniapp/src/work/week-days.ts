import type { PersonReply } from '#shared/accounts/account-api';
import { calendarDay } from '#shared/time/say-time';
import { instantOf, shanghai } from '#shared/time/shanghai';
import type { VisitReply } from '#shared/visits/visit-api';

/** The beginning of the Monday of a week: 0 is this one. */
export function mondayOf(week: number, now: number): Date {
  const today = shanghai(now).startOf('day');
  // Sunday is the last day of a week
  const sinceMonday = (today.day() + 6) % 7;
  return instantOf(today.subtract(sinceMonday, 'day').add(week * 7, 'day'));
}

/** Seven days, and the moment at which they are over. */
export function daysOf(monday: Date): Date[] {
  const first = shanghai(monday);
  return [0, 1, 2, 3, 4, 5, 6, 7].map((days) => instantOf(first.add(days, 'day')));
}

/** When a visit begins, or began. */
function beginOf({ window, trip }: VisitReply): string | null {
  return window?.from ?? trip?.departedAt ?? trip?.arrivedAt ?? null;
}

export function visitsOn(visits: readonly VisitReply[], day: Date): VisitReply[] {
  return visits.filter((visit) => {
    const begin = beginOf(visit);
    return begin !== null && calendarDay(begin) === calendarDay(day);
  });
}

/** Everybody who comes to somebody, in the order of their first visit. */
export function engineersIn(visits: readonly VisitReply[]): PersonReply[] {
  const known = new Map(
    visits.flatMap(({ engineer }) => (engineer ? [[engineer.id, engineer]] : [])),
  );
  return [...known.values()];
}
