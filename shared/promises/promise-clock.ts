import { roundTheClock, type WorkingCalendar } from './calendar-shape';
import { promiseTimes, type Pause } from './promise-times';
import type { ServiceTime } from './service-levels';

/** What runs towards a promise; from it the due time can be computed again whenever the calendar changes. */
export type PromiseClock = ServiceTime & { start: Date; pauses: Pause[] };

export function startClock(time: ServiceTime, start: Date): PromiseClock {
  return { ...time, start, pauses: [] };
}

/** Stands still until somebody lets it run again. */
export function pauseClock(clock: PromiseClock, at: Date): PromiseClock {
  return { ...clock, pauses: [...clock.pauses, { from: at, to: null }] };
}

/** A pause that ended before it began, as clocks that differ tell it, lasted no time. */
export function resumeClock(clock: PromiseClock, at: Date): PromiseClock {
  const ended = ({ from, to }: Pause): Pause => ({ from, to: to ?? (at < from ? from : at) });
  return { ...clock, pauses: clock.pauses.map(ended) };
}

/** Due and warning of what a clock runs towards, by a calendar as it is now. */
export function clockTimes(clock: PromiseClock, calendar: WorkingCalendar) {
  return promiseTimes({
    ...clock,
    calendar: clock.hours === roundTheClock ? roundTheClock : calendar,
  });
}
