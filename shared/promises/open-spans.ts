import type { WorkingCalendar } from './calendar-shape';
import { hoursOf } from './working-calendar';
import { firstInstant, zoneClock } from './zone-clock';

/** Instants from one up to another, which is no part of it. */
export type Span = { from: number; to: number };

const minute = 60_000;
const day = 24 * 60 * minute;

/** In days. A calendar in which a promise takes longer has no hours worth the name. */
const horizon = 20 * 366;

/** When people work from an instant on, in order and apart. Throws a RangeError when too little is worked to go on. */
export function* openSpans(calendar: WorkingCalendar, start: number): Generator<Span> {
  const clock = zoneClock(calendar.zone);
  const today = Math.floor((start + clock(start)) / day);
  let reached = start;
  // what opened yesterday may close today
  for (let date = today - 1; date <= today + horizon; date += 1) {
    const midnight = date * day;
    for (const [open, close] of hoursOf(calendar, new Date(midnight).toISOString().slice(0, 10))) {
      const from = Math.max(reached, firstInstant(clock, midnight + open * minute));
      const to = firstInstant(clock, midnight + close * minute);
      if (from < to) {
        yield { from, to };
        reached = to;
      }
    }
  }
  throw new RangeError('The calendar has too few hours for this promise');
}
