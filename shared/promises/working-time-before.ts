import type { WorkingCalendar } from './calendar-shape';
import { openSpans, type Span } from './open-spans';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Longer than any holiday. */
const lookBack = 21 * day;

/** The last instant from which so many working minutes are left until another; the same time of the clock where nobody works in the weeks before. */
export function workingTimeBefore(calendar: WorkingCalendar, until: Date, minutes: number): Date {
  let left = minutes * minute;
  for (const { from, to } of spansBefore(calendar, until.getTime()).reverse()) {
    if (left <= to - from) {
      return new Date(to - left);
    }
    left -= to - from;
  }
  return new Date(until.getTime() - minutes * minute);
}

function spansBefore(calendar: WorkingCalendar, until: number): Span[] {
  const spans: Span[] = [];
  for (const { from, to } of openSpans(calendar, until - lookBack)) {
    if (from >= until) {
      break;
    }
    spans.push({ from, to: Math.min(to, until) });
  }
  return spans;
}
