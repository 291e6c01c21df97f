import { roundTheClock } from '#shared/promises/calendar-shape';
import { promiseTimes, type Pause } from '#shared/promises/promise-times';
import { standardCalendar } from '#shared/promises/working-calendar';

const hour = 60;
const at = (local: string) => new Date(`${local}+08:00`);
const pause = (from: string, to: string | null): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
});
const due = (start: string, minutes: number, ...pauses: Pause[]) =>
  promiseTimes({ calendar: standardCalendar, start: at(start), minutes, pauses }).due;

// 9:00 to 12:00 and 13:00 to 18:00; 23 November 2026 is a Monday
it.each([
  ['2026-11-23T10:00', 30, '2026-11-23T10:30', 'while people work'],
  ['2026-11-23T10:00', 0, '2026-11-23T10:00', 'no time at all'],
  ['2026-11-22T10:00', 0, '2026-11-22T10:00', 'no time at all, on a Sunday'],
  ['2026-11-23T17:30', 30, '2026-11-23T18:00', 'exactly at closing'],
  ['2026-11-23T17:30', 31, '2026-11-24T09:01', 'a minute beyond closing'],
  ['2026-11-23T11:30', 30, '2026-11-23T12:00', 'exactly at noon'],
  ['2026-11-23T12:30', 30, '2026-11-23T13:30', 'from within the midday break'],
  ['2026-11-23T18:00', 30, '2026-11-24T09:30', 'from the moment of closing'],
  ['2026-11-23T23:59', 30, '2026-11-24T09:30', 'from before midnight'],
  ['2026-11-24T00:00', 30, '2026-11-24T09:30', 'from midnight'],
  ['2026-11-27T17:00', 8 * hour, '2026-11-30T17:00', 'over a weekend'],
  ['2026-11-23T10:20:30.456', 8 * hour, '2026-11-24T10:20:30.456', 'to the millisecond'],
  ['2026-10-01T10:00', 30, '2026-10-08T09:30', 'from a holiday'],
  ['2026-09-30T17:00', 8 * hour, '2026-10-08T17:00', 'over the National Day week'],
  ['2026-10-09T17:50', 30, '2026-10-10T09:20', 'into a Saturday that is worked'],
  ['2026-10-10T17:00', 8 * hour, '2026-10-12T17:00', 'from a Saturday that is worked'],
  ['2026-09-19T12:00', 8 * hour, '2026-09-20T18:00', 'within a Sunday that is worked'],
  ['2026-02-14T17:00', 2 * hour, '2026-02-24T10:00', 'over the Spring Festival'],
  ['2025-12-31T17:00', 2 * hour, '2026-01-04T10:00', 'over the new year of 2026'],
  ['2026-12-31T17:30', hour, '2027-01-01T09:30', 'into a year that was not announced yet'],
  ['2026-11-23T10:00', 5 * 8 * hour, '2026-11-30T10:00', 'five working days'],
])('from %s, %d minutes are over at %s: %s', (start, minutes, expected) => {
  expect(due(start, minutes)).toEqual(at(expected));
});

it.each([
  ['over the weekend', [pause('2026-11-27T17:00', '2026-11-30T10:00')], '2026-11-30T14:00'],
  [
    'that overlap',
    [pause('2026-11-27T16:30', '2026-11-27T17:30'), pause('2026-11-27T17:00', '2026-11-27T18:00')],
    '2026-11-30T13:30',
  ],
  ['that began before', [pause('2026-11-26T16:30', '2026-11-27T16:30')], '2026-11-30T11:30'],
  ['outside working time', [pause('2026-11-27T18:00', '2026-11-30T09:00')], '2026-11-30T11:00'],
  ['from the due time on', [pause('2026-11-30T11:00', '2026-11-30T17:00')], '2026-11-30T11:00'],
  ['for ever from the due time on', [pause('2026-11-30T11:00', null)], '2026-11-30T11:00'],
  ['a millisecond before it', [pause('2026-11-30T10:59:59.999', '2026-11-30T11:30')], null],
])('four hours from Friday 16:00, with pauses %s', (_what, pauses, expected) => {
  expect(due('2026-11-27T16:00', 4 * hour, ...pauses)).toEqual(
    at(expected ?? '2026-11-30T11:30:00.001'),
  );
});

it('is due at no time that anybody could say while it is paused', () => {
  expect(due('2026-11-27T16:00', 4 * hour, pause('2026-11-30T10:59:59.999', null))).toBeNull();
  const started = { start: at('2026-11-27T16:00'), minutes: 4 * hour };
  const pauses = [pause('2026-11-27T17:00', null)];
  for (const calendar of [standardCalendar, roundTheClock] as const) {
    expect(promiseTimes({ ...started, calendar, pauses })).toEqual({ due: null, warning: null });
  }
});

it('warns although the pause still lasts, when the time to warn came first', () => {
  const pauses = [pause('2026-11-30T10:59', null)];
  const started = { calendar: standardCalendar, start: at('2026-11-27T16:00'), pauses };
  expect(promiseTimes({ ...started, minutes: 4 * hour })).toEqual({
    due: null,
    warning: at('2026-11-30T10:12'),
  });
});

it.each([
  [15, '2026-11-23T17:00', 'at once'],
  [5, '2026-11-23T17:00', 'at once, when it is shorter still'],
  [30, '2026-11-23T17:15', 'with a quarter of an hour left'],
  [75, '2026-11-23T18:00', 'at four fifths, which is then'],
  [8 * hour, '2026-11-24T15:24', 'at four fifths'],
])('warns of %d minutes at %s: %s', (minutes, expected) => {
  const started = { calendar: standardCalendar, start: at('2026-11-23T17:00'), pauses: [] as [] };
  expect(promiseTimes({ ...started, minutes }).warning).toEqual(at(expected));
});

it('knows no holidays round the clock', () => {
  const started = { calendar: roundTheClock, start: at('2026-10-01T02:00:00.007') } as const;
  expect(promiseTimes({ ...started, minutes: 2 * hour, pauses: [] })).toEqual({
    due: at('2026-10-01T04:00:00.007'),
    warning: at('2026-10-01T03:36:00.007'),
  });
  const pauses = [pause('2026-10-01T03:00', '2026-10-02T03:00')];
  expect(promiseTimes({ ...started, minutes: 2 * hour, pauses }).due).toEqual(
    at('2026-10-02T04:00:00.007'),
  );
});

describe('a calendar that is edited while a ticket is open', () => {
  const started = { start: at('2026-12-31T17:30'), minutes: hour };
  const pauses = [pause('2026-12-31T17:40', '2026-12-31T17:50')];

  it('gives another time from the same start and the same pauses', () => {
    const days = { '2027-01-01': 'off' } as const;
    const edited = { ...standardCalendar, days };
    const before = promiseTimes({ ...started, calendar: standardCalendar, pauses });
    const after = promiseTimes({ ...started, calendar: edited, pauses });
    expect([before.due, after.due]).toEqual([at('2027-01-01T09:40'), at('2027-01-04T09:40')]);
  });

  it.each([
    ['a holiday is worked', '2026-10-02', 'worked', '2026-10-01T10:00', '2026-10-02T10:00'],
    ['a make-up day is off', '2026-10-10', 'off', '2026-10-09T17:30', '2026-10-12T09:30'],
    ['a Sunday is worked', '2026-11-29', 'worked', '2026-11-28T10:00', '2026-11-29T10:00'],
  ] as const)('by hand %s, whatever was announced', (_what, name, rule, start, expected) => {
    const calendar = { ...standardCalendar, days: { [name]: rule } };
    const one = promiseTimes({ calendar, start: at(start), minutes: hour, pauses: [] });
    expect(one.due).toEqual(at(expected));
  });
});

const nights = { ...standardCalendar.hours, friday: [[22 * hour, 30 * hour]] } as const;

it('works over midnight, also where the day that begins then is off', () => {
  const calendar = { ...standardCalendar, hours: nights, days: { '2026-11-28': 'off' } } as const;
  const inTheNight = { calendar, start: at('2026-11-28T03:00'), pauses: [] as [] };
  expect(promiseTimes({ ...inTheNight, minutes: 3 * hour }).due).toEqual(at('2026-11-28T06:00'));
  expect(promiseTimes({ ...inTheNight, minutes: 4 * hour }).due).toEqual(at('2026-11-30T10:00'));
});

it.each([-1, 0.5, Number.NaN, Infinity, 366 * 24 * hour + 1])('refuses %p minutes', (minutes) => {
  expect(() => due('2026-11-23T10:00', minutes)).toThrow(RangeError);
});

it('refuses a calendar without hours instead of looking for ever', () => {
  const { hours } = standardCalendar;
  const calendar = {
    ...standardCalendar,
    hours: { ...hours, monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] },
  };
  const asked = { calendar, start: at('2026-11-23T10:00'), minutes: 1, pauses: [] as [] };
  expect(() => promiseTimes(asked)).toThrow('too few hours');
});

it('finds the end of a year of minutes', () => {
  expect(due('2026-01-01T00:00', 366 * 24 * hour)).toEqual(at('2030-04-04T18:00'));
});
