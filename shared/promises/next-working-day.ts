import type { WorkingCalendar } from './calendar-shape';
import { openSpans } from './open-spans';
import { zoneClock } from './zone-clock';

const day = 24 * 60 * 60_000;

/**
 * When the next day on which people work ends, after the day of an instant. Throws a RangeError on a calendar with too
 * few hours.
 */
export function endOfNextWorkingDay(at: Date, calendar: WorkingCalendar): Date {
  const clock = zoneClock(calendar.zone);
  const dateOf = (instant: number) => Math.floor((instant + clock(instant)) / day);
  const today = dateOf(at.getTime());
  let [worked, end] = [today, 0];
  for (const { from, to } of openSpans(calendar, at.getTime())) {
    const date = dateOf(from);
    if (worked !== today && date !== worked) {
      break;
    }
    if (date > today) {
      [worked, end] = [date, to];
    }
  }
  return new Date(end);
}
