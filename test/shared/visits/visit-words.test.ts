import { visitReminders } from '#shared/visits/reminders';
import { sayHours, sayWindow, sayWindowOfDate } from '#shared/visits/visit-window';

// Saturday 21 November 2026, 10:00 in Shanghai
const now = Date.parse('2026-11-21T02:00:00Z');
const window = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

describe('a window', () => {
  it.each([
    ['2026-11-21T06:00:00Z', '2026-11-21T08:00:00Z', '今天 14:00–16:00'],
    ['2026-11-22T01:00:00Z', '2026-11-22T03:30:00Z', '明天 09:00–11:30'],
    ['2026-11-25T01:00:00Z', '2026-11-25T03:00:00Z', '周三 09:00–11:00'],
    ['2026-12-30T01:00:00Z', '2026-12-30T03:00:00Z', '12 月 30 日 09:00–11:00'],
    ['2026-11-20T06:00:00Z', '2026-11-20T08:00:00Z', '昨天 14:00–16:00'],
  ])('from %s to %s reads %s', (from, to, said) => {
    expect(sayWindow(window(from, to), now)).toBe(said);
  });

  it('over midnight says on which day it ends', () => {
    expect(sayHours(window('2026-11-21T14:00:00Z', '2026-11-21T17:00:00Z'))).toBe(
      '22:00–次日 01:00',
    );
  });

  it('can be said so that it is true whenever it is read', () => {
    expect(sayWindowOfDate(window('2026-11-30T06:00:00Z', '2026-11-30T08:00:00Z'), now)).toBe(
      '11 月 30 日 周一 14:00–16:00',
    );
  });
});

describe('reminders', () => {
  it.each([
    // whatever the hour of the visit, the evening is the one before its day there
    ['Asia/Shanghai', '2026-11-30T06:00:00Z', '2026-11-29T10:00:00Z'],
    ['Asia/Shanghai', '2026-11-29T16:00:00Z', '2026-11-29T10:00:00Z'],
    ['Asia/Shanghai', '2026-11-29T15:59:00Z', '2026-11-28T10:00:00Z'],
    ['Asia/Shanghai', '2027-01-01T01:00:00Z', '2026-12-31T10:00:00Z'],
    ['UTC', '2026-11-30T06:00:00Z', '2026-11-29T18:00:00Z'],
    // the clocks go back in the night between
    ['Europe/Berlin', '2026-10-25T09:00:00Z', '2026-10-24T16:00:00Z'],
    // and forth
    ['Europe/Berlin', '2027-03-28T09:00:00Z', '2027-03-27T17:00:00Z'],
  ])('in %s, of a visit at %s, come at 18:00 the day before: %s', (zone, from, evening) => {
    const start = new Date(from);
    expect(visitReminders(start, zone)).toEqual({
      evening: new Date(evening),
      hour: new Date(start.getTime() - 3_600_000),
    });
  });
});
