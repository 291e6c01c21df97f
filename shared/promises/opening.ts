import type { WorkingCalendar } from './calendar-shape';
import { openSpans } from './open-spans';

/** When people work next: now, if they do. */
export function openingFrom(calendar: WorkingCalendar, now: Date): Date {
  for (const { from } of openSpans(calendar, now.getTime())) {
    return new Date(from);
  }
  return now;
}
