import type { WorkingCalendar } from '#shared/promises/calendar-shape';
import { standardCalendar } from '#shared/promises/working-calendar';
import { workingDayAfter } from '#shared/promises/working-day-after';

const local = (time: string) => new Date(`${time}+08:00`);

it.each([
  ['the next day at the same time', '2026-11-23T10:30', 1, '2026-11-24T10:30'],
  ['to the millisecond', '2026-11-23T10:30:15.123', 1, '2026-11-24T10:30:15.123'],
  ['over a weekend', '2026-11-26T16:00', 3, '2026-12-01T16:00'],
  ['from a Saturday', '2026-11-21T10:00', 5, '2026-11-27T10:00'],
  ['from a night: at opening', '2026-11-23T03:00', 1, '2026-11-24T09:00'],
  ['from a late evening: at the first opening', '2026-11-23T22:00', 1, '2026-11-24T09:00'],
  ['at closing nobody works any more', '2026-11-23T18:00', 1, '2026-11-24T09:00'],
  ['from the break: after it', '2026-11-23T12:30', 1, '2026-11-24T13:00'],
  ['over the National Day week', '2026-09-30T11:00', 1, '2026-10-08T11:00'],
  ['a make-up Saturday counts', '2026-10-09T11:00', 1, '2026-10-10T11:00'],
  ['over the end of the year', '2026-12-31T11:00', 1, '2027-01-01T11:00'],
] as const)('%s', (_case, start, days, expected) => {
  expect(workingDayAfter(standardCalendar, local(start), days)).toEqual(local(expected));
});

it('means the clocks of the calendar’s zone, also when they change in between', () => {
  const calendar: WorkingCalendar = {
    ...standardCalendar,
    zone: 'America/New_York',
    publicHolidays: 'none',
  };
  // on Sunday 8 March 2026 the clocks go forward
  const friday = new Date('2026-03-06T15:00:00-05:00');
  expect(workingDayAfter(calendar, friday, 1)).toEqual(new Date('2026-03-09T15:00:00-04:00'));
});

it('counts days that were entered by hand as they were entered', () => {
  const calendar = { ...standardCalendar, days: { '2026-11-24': 'off' } as const };
  expect(workingDayAfter(calendar, local('2026-11-23T10:00'), 1)).toEqual(
    local('2026-11-25T10:00'),
  );
});

it('knows no day in a calendar without hours', () => {
  const hours = Object.fromEntries(
    Object.keys(standardCalendar.hours).map((name) => [name, []]),
  ) as unknown as WorkingCalendar['hours'];
  const calendar: WorkingCalendar = { ...standardCalendar, hours };
  expect(() => workingDayAfter(calendar, local('2026-11-23T10:00'), 1)).toThrow(RangeError);
});
