import { timeAhead } from '../days-ahead';

const minute = 60_000;
const step = 5 * minute;

/** Two of the near future, then the ends of the morning and of the day. */
const soon = [60, 120];
const usual = [
  [0, '18:00'],
  [1, '12:00'],
  [1, '18:00'],
] as const;

/** Times that somebody is likely to mean, in order, to the next five minutes. */
export function newTimes(now: number): string[] {
  const near = soon.map((minutes) => Math.ceil((now + minutes * minute) / step) * step);
  const later = usual.map(([day, time]) => timeAhead(day, time, now).getTime());
  return [...new Set([...near, ...later])]
    .filter((time) => time > now)
    .sort((one, other) => one - other)
    .map((time) => new Date(time).toISOString());
}
