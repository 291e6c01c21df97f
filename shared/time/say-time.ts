import { millisecondsOf, shanghai } from './shanghai';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

/** A point in time as people say it: 刚刚, 5 分钟前, 今天 16:30, 明天 09:00, 周五 10:00, 11 月 3 日. */
export function sayTime(time: Date | number | string, now: number): string {
  const at = millisecondsOf(time);
  const ago = now - at;
  // two clocks never agree to the second
  if (Math.abs(ago) < minute) {
    return '刚刚';
  }
  if (ago > 0 && ago < hour) {
    return `${Math.floor(ago / minute)} 分钟前`;
  }
  return sayMoment(at, now);
}

/** A promised time: always with the clock time, never 刚刚. */
export function sayMoment(time: Date | number | string, now: number): string {
  const at = millisecondsOf(time);
  const days = shanghai(at).startOf('day').diff(shanghai(now).startOf('day'), 'day');
  const name = { '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' }[String(days)];
  if (name) {
    return `${name} ${clockTime(at)}`;
  }
  if (days > 2 && days < 7) {
    return `${weekdays[shanghai(at).day()]} ${clockTime(at)}`;
  }
  const date = sayDate(at, now);
  return days > 0 ? `${date} ${clockTime(at)}` : date;
}

/** 11 月 3 日, with the year when it is another one. */
export function sayDate(time: Date | number | string, now: number): string {
  const at = shanghai(time);
  const isThisYear = at.year() === shanghai(now).year();
  return at.format(isThisYear ? 'M 月 D 日' : 'YYYY 年 M 月 D 日');
}

/** 16:30 */
export function clockTime(time: Date | number | string): string {
  return shanghai(time).format('HH:mm');
}

/** A length of time: 40 秒, 20 分钟, 3 小时, 2 天. */
export function sayDuration(milliseconds: number): string {
  if (milliseconds < minute) {
    return `${Math.max(1, Math.round(milliseconds / 1000))} 秒`;
  }
  if (milliseconds < hour) {
    return `${Math.round(milliseconds / minute)} 分钟`;
  }
  return milliseconds < 2 * day
    ? `${Math.round(milliseconds / hour)} 小时`
    : `${Math.round(milliseconds / day)} 天`;
}

/** The calendar day in Shanghai as YYYYMMDD. */
export function calendarDay(time: Date | number | string): string {
  return shanghai(time).format('YYYYMMDD');
}
