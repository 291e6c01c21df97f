import { instantOf, shanghai } from '#shared/time/shanghai';

/** The beginning of the day that comes so many days after today; 0 is today. */
export function dayAhead(days: number, now: number): Date {
  return instantOf(shanghai(now).startOf('day').add(days, 'day'));
}

/** A clock time, as 18:00, of such a day. */
export function timeAhead(days: number, time: string, now: number): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const midnight = dayAhead(days, now).getTime();
  return new Date(midnight + (hours * 60 + minutes) * 60_000);
}
