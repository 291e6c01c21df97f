import { shanghai } from '../time/shanghai';

/** Clock times in Shanghai, 22:00; `to` before `from` is the next morning. */
export type QuietHours = { isOn: boolean; from: string; to: string };

const minute = 60_000;
const day = 24 * 60 * minute;

/** When the quiet hours that a moment falls into are over; null: it falls into none. */
export function quietUntil(quiet: QuietHours, at: Date): Date | null {
  const since = sinceClock(quiet.from, at);
  const length = quiet.isOn ? lengthOf(quiet) : 0;
  return since < length ? new Date(at.getTime() + length - since) : null;
}

/** The moment that many minutes later, of which the quiet ones do not count. */
export function afterWaking(quiet: QuietHours, at: Date, minutes: number): Date {
  const begin = quietUntil(quiet, at) ?? at;
  const length = quiet.isOn ? lengthOf(quiet) : 0;
  const sinceMorning = sinceClock(quiet.to, begin);
  const nights = Math.ceil((sinceMorning + minutes * minute) / (day - length)) - 1;
  return new Date(begin.getTime() + minutes * minute + (length > 0 ? nights * length : 0));
}

/** Milliseconds; the same clock time twice is no time at all. */
function lengthOf({ from, to }: QuietHours): number {
  return (minutesOf(to) - minutesOf(from)) * minute + (minutesOf(to) < minutesOf(from) ? day : 0);
}

/** Milliseconds since the clock last showed this. */
function sinceClock(clock: string, at: Date): number {
  const shown = shanghai(at);
  const sinceMidnight = shown.diff(shown.startOf('day'));
  return (sinceMidnight - minutesOf(clock) * minute + day) % day;
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
