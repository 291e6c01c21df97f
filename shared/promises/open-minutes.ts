import { roundTheClock, type WorkingCalendar } from './calendar-shape';
import { openSpans } from './open-spans';

const minute = 60_000;

/** Whole minutes of a calendar’s time that pass between two instants; 0 when the second one is no later. */
export function openMinutes(
  calendar: WorkingCalendar | typeof roundTheClock,
  from: Date,
  to: Date,
): number {
  const end = to.getTime();
  if (calendar === roundTheClock) {
    return Math.max(0, Math.floor((end - from.getTime()) / minute));
  }
  let passed = 0;
  for (const span of openSpans(calendar, from.getTime())) {
    if (span.from >= end) {
      break;
    }
    passed += Math.min(span.to, end) - span.from;
  }
  return Math.floor(passed / minute);
}
