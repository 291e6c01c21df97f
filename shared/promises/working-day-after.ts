import type { OpenHours, WorkingCalendar } from './calendar-shape';
import { hoursOf } from './working-calendar';
import { firstInstant, zoneClock } from './zone-clock';

const minute = 60_000;
const day = 24 * 60 * minute;

/** In days. A calendar in which it takes longer has no days worth the name. */
const horizon = 20 * 366;

/**
 * The same time of day on the n-th working day after an instant. When nobody works at that time it is the next opening of
 * that day, and when there is none, its first. Throws a RangeError on a calendar with too few working days.
 */
export function workingDayAfter(calendar: WorkingCalendar, start: Date, count: number): Date {
  const clock = zoneClock(calendar.zone);
  const reading = start.getTime() + clock(start.getTime());
  const today = Math.floor(reading / day);
  let left = count;
  for (let date = today + 1; date <= today + horizon; date += 1) {
    const hours = hoursOf(calendar, new Date(date * day).toISOString().slice(0, 10));
    left -= hours.length > 0 ? 1 : 0;
    if (left === 0) {
      const time = timeWithin(hours, reading - today * day);
      return new Date(firstInstant(clock, date * day + time));
    }
  }
  throw new RangeError('The calendar has too few working days');
}

/** In milliseconds since midnight. */
function timeWithin(hours: readonly OpenHours[], time: number): number {
  const spans = hours.map(([open, close]) => ({ from: open * minute, to: close * minute }));
  const next = spans.find(({ to }) => time < to);
  return next ? Math.max(time, next.from) : (spans[0]?.from ?? 0);
}
