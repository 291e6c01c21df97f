import fc from 'fast-check';

import {
  calendarDay,
  clockTime,
  sayDate,
  sayDuration,
  sayMoment,
  sayTime,
} from '#shared/time/say-time';

// Saturday 21 November 2026, 10:00 in Shanghai
const now = Date.parse('2026-11-21T10:00:00+08:00');
const at = (local: string) => new Date(`${local}:00+08:00`);

it.each([
  ['2026-11-21T10:00', '刚刚'],
  ['2026-11-21T09:59', '1 分钟前'],
  ['2026-11-21T10:01', '今天 10:01'],
  ['2026-11-21T09:55', '5 分钟前'],
  ['2026-11-21T09:00', '今天 09:00'],
  ['2026-11-21T00:00', '今天 00:00'],
  ['2026-11-20T23:59', '昨天 23:59'],
  ['2026-11-19T12:00', '11 月 19 日'],
  ['2025-12-31T12:00', '2025 年 12 月 31 日'],
])('says %s as %s', (local, words) => {
  expect(sayTime(at(local), now)).toBe(words);
});

it.each([
  ['2026-11-21T10:00', '今天 10:00'],
  ['2026-11-21T16:30', '今天 16:30'],
  ['2026-11-22T09:00', '明天 09:00'],
  ['2026-11-23T00:00', '后天 00:00'],
  ['2026-11-24T08:00', '周二 08:00'],
  ['2026-11-27T10:00', '周五 10:00'],
  ['2026-11-28T10:00', '11 月 28 日 10:00'],
  ['2027-01-03T10:00', '2027 年 1 月 3 日 10:00'],
])('promises %s as %s', (local, words) => {
  expect(sayMoment(at(local), now)).toBe(words);
});

it.each([
  [0, '1 秒'],
  [40_000, '40 秒'],
  [20 * 60_000, '20 分钟'],
  [3 * 3_600_000, '3 小时'],
  [47 * 3_600_000, '47 小时'],
  [48 * 3_600_000, '2 天'],
])('says a length of %d ms as %s', (milliseconds, words) => {
  expect(sayDuration(milliseconds)).toBe(words);
});

it.each([
  ['2026-11-20T15:59:59Z', '20261120'],
  ['2026-11-20T16:00:00Z', '20261121'],
])('begins the day at midnight in Shanghai: %s is %s', (time, day) => {
  expect(calendarDay(time)).toBe(day);
});

it('says the same clock, whatever zone the phone is in', () => {
  expect(clockTime('2026-11-21T08:30:00Z')).toBe('16:30');
  expect(sayDate('2026-11-20T17:00:00Z', now)).toBe('11 月 21 日');
});

it('always has words, and promises always carry a clock time until they are past', () => {
  const around = fc.integer({ min: -400 * 86_400_000, max: 400 * 86_400_000 });
  fc.assert(
    fc.property(around, (offset) => {
      expect(sayTime(now + offset, now)).not.toMatch(/undefined|NaN|Invalid/);
      if (offset >= 0) {
        expect(sayMoment(now + offset, now)).toMatch(/ \d\d:\d\d$/);
      }
    }),
  );
});

it('says 刚刚 also when the phone’s clock is some seconds behind', () => {
  expect(sayTime(now + 20_000, now)).toBe('刚刚');
});
