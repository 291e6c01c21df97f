import { endOfNextWorkingDay } from '#shared/promises/next-working-day';
import { standardCalendar } from '#shared/promises/working-calendar';

it.each([
  ['2026-11-23T00:00:00+08:00', '2026-11-24T18:00:00+08:00'],
  ['2026-11-23T23:59:59+08:00', '2026-11-24T18:00:00+08:00'],
  ['2026-11-27T10:00:00+08:00', '2026-11-30T18:00:00+08:00'],
  ['2026-11-29T10:00:00+08:00', '2026-11-30T18:00:00+08:00'],
  ['2026-09-30T10:00:00+08:00', '2026-10-08T18:00:00+08:00'],
  ['2026-10-09T10:00:00+08:00', '2026-10-10T18:00:00+08:00'],
  ['2026-12-31T19:00:00+08:00', '2027-01-01T18:00:00+08:00'],
])('after %s the next working day ends at %s', (at, end) => {
  expect(endOfNextWorkingDay(new Date(at), standardCalendar)).toEqual(new Date(end));
});

const inNewYork = {
  ...standardCalendar,
  zone: 'America/New_York',
  publicHolidays: 'none',
} as const;

it('is a day of the calendar’s own zone', () => {
  // still Monday evening in New York
  const end = endOfNextWorkingDay(new Date('2026-11-24T04:30:00Z'), inNewYork);
  expect(end).toEqual(new Date('2026-11-24T23:00:00Z'));
});

it('leaves out the rest of a shift that began today and ends tomorrow', () => {
  const nights = [[22 * 60, 30 * 60]] as const;
  const hours = { ...standardCalendar.hours, monday: nights, tuesday: nights };
  const end = endOfNextWorkingDay(new Date('2026-11-23T23:00:00+08:00'), {
    ...standardCalendar,
    hours,
  });
  expect(end).toEqual(new Date('2026-11-25T06:00:00+08:00'));
});

it('says so when nobody ever works', () => {
  const never = {
    ...standardCalendar,
    hours: Object.fromEntries(
      Object.keys(standardCalendar.hours).map((weekday) => [weekday, []]),
    ) as unknown as typeof standardCalendar.hours,
  };
  expect(() => endOfNextWorkingDay(new Date('2026-11-23T10:00:00+08:00'), never)).toThrow(
    RangeError,
  );
});
