import { instantOf, shanghai } from '#shared/time/shanghai';
import { visitLimits } from '#shared/visits/visit-limits';

/** As it is kept in a draft and sent. */
export type SaidWindow = { from: string; to: string };

const minute = 60_000;
/** Usual hours of a visit, from and to. */
const usualHours = [
  [9, 11],
  [11, 13],
  [13, 15],
  [14, 16],
  [15, 17],
  [16, 18],
  [18, 20],
] as const;
const days = 7;

/** Today and the days after, each by its midnight. */
export function dayChoices(now: number): Date[] {
  const today = shanghai(now).startOf('day');
  return Array.from({ length: days }, (_none, ahead) => instantOf(today.add(ahead, 'day')));
}

/** The usual windows of a day that are still to come. */
export function usualWindows(day: Date, now: number): SaidWindow[] {
  return usualHours
    .map(([open, close]) => windowAt(day, open * 60, close * 60))
    .filter(({ from }) => Date.parse(from) > now);
}

/** A window between two clock times, 14:00 and 16:00; null when it ends before it begins. */
export function windowBetween(day: Date, from: string, to: string): SaidWindow | null {
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  const lasts = (ends - begins) * minute;
  return lasts > 0 && lasts <= visitLimits.windowLasts ? windowAt(day, begins, ends) : null;
}

function windowAt(day: Date, from: number, to: number): SaidWindow {
  const midnight = day.getTime();
  return {
    from: new Date(midnight + from * minute).toISOString(),
    to: new Date(midnight + to * minute).toISOString(),
  };
}

/** 14:30 as minutes since midnight. */
function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** With one more or one less, in their order, as many as a customer is asked to look at. */
export function toggled(windows: readonly SaidWindow[], window: SaidWindow): SaidWindow[] {
  const others = windows.filter(({ from, to }) => from !== window.from || to !== window.to);
  const next = others.length < windows.length ? others : [...windows, window];
  return next
    .sort((one, other) => Date.parse(one.from) - Date.parse(other.from))
    .slice(0, visitLimits.windows);
}

/** Minutes on the road that somebody may choose from. */
const roads = [15, 30, 45, 60, 90];
const step = 5 * minute;

/** When one would be there after so many minutes, to the next five. */
export function arrivalChoices(now: number): { minutes: number; at: string }[] {
  return roads.map((minutes) => ({
    minutes,
    at: new Date(Math.ceil((now + minutes * minute) / step) * step).toISOString(),
  }));
}

/** What is expected before anybody says: the beginning of the agreed window, or half an hour. */
export function usualArrival(picked: SaidWindow | null, now: number): string {
  const begins = picked ? Date.parse(picked.from) : 0;
  const usual = arrivalChoices(now)[1]?.at ?? new Date(now).toISOString();
  return begins > now && begins <= now + 3 * 60 * minute ? new Date(begins).toISOString() : usual;
}

/** A clock time as the next instant that shows it. */
export function nextAt(clock: string, now: number): string {
  const today = instantOf(shanghai(now).startOf('day')).getTime();
  const at = today + minutesOf(clock) * minute;
  return new Date(at > now ? at : at + 24 * 60 * minute).toISOString();
}
