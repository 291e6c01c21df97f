import { millisecondsOf, shanghai } from './shanghai';
import { timeWords } from './time-words';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A point in time as people say it: 刚刚, 5 分钟前, 今天 16:30, 明天 09:00, 周五 10:00, 11 月 3 日. */
export function sayTime(time: Date | number | string, now: number): string {
  const at = millisecondsOf(time);
  const ago = now - at;
  // two clocks never agree to the second
  if (Math.abs(ago) < minute) {
    return timeWords.justNow;
  }
  if (ago > 0 && ago < hour) {
    return timeWords.minutesAgo(Math.floor(ago / minute));
  }
  return sayMoment(at, now);
}

/** The same, with the clock time also on old days: 11 月 3 日 16:30. */
export function sayExactTime(time: Date | number | string, now: number): string {
  const said = sayTime(time, now);
  return said === sayDate(time, now) ? timeWords.at(said, clockTime(time)) : said;
}

/** A promised time: always with the clock time, never 刚刚. */
export function sayMoment(time: Date | number | string, now: number): string {
  const at = millisecondsOf(time);
  const days = daysUntil(at, now);
  const day = nearDay(at, days);
  if (day !== undefined) {
    return timeWords.at(day, clockTime(at));
  }
  const date = sayDate(at, now);
  return days > 0 ? timeWords.at(date, clockTime(at)) : date;
}

/** The day alone: 今天, 周五, 11 月 3 日. */
export function sayDay(time: Date | number | string, now: number): string {
  const at = millisecondsOf(time);
  return nearDay(at, daysUntil(at, now)) ?? sayDate(at, now);
}

/** 周五 */
export function sayWeekday(time: Date | number | string): string {
  return timeWords.weekdays[shanghai(time).day()] ?? '';
}

function daysUntil(at: number, now: number): number {
  return shanghai(at).startOf('day').diff(shanghai(now).startOf('day'), 'day');
}

function nearDay(at: number, days: number): string | undefined {
  const near: Record<string, string> = timeWords.near;
  return near[String(days)] ?? (days > 2 && days < 7 ? sayWeekday(at) : undefined);
}

/** 11 月 3 日, with the year when it is another one. */
export function sayDate(time: Date | number | string, now: number): string {
  const at = shanghai(time);
  const [year, month, day] = [at.year(), at.month() + 1, at.date()];
  return year === shanghai(now).year()
    ? timeWords.date(month, day)
    : timeWords.dateOfYear(year, month, day);
}

/** 11/3 */
export function shortDate(time: Date | number | string): string {
  return shanghai(time).format('M/D');
}

/** 16:30 */
export function clockTime(time: Date | number | string): string {
  return shanghai(time).format('HH:mm');
}

/** A length of time: 40 秒, 20 分钟, 3 小时, 2 天. */
export function sayDuration(milliseconds: number): string {
  if (milliseconds < minute) {
    return timeWords.seconds(Math.max(1, Math.round(milliseconds / 1000)));
  }
  if (milliseconds < hour) {
    return timeWords.minutes(Math.round(milliseconds / minute));
  }
  return milliseconds < 2 * day
    ? timeWords.hours(Math.round(milliseconds / hour))
    : timeWords.days(Math.round(milliseconds / day));
}

/** The calendar day in Shanghai as YYYYMMDD. */
export function calendarDay(time: Date | number | string): string {
  return shanghai(time).format('YYYYMMDD');
}
