import { jest } from '@jest/globals';

import type { OpenHours } from '#shared/promises/calendar-shape';
import { promiseTimes } from '#shared/promises/promise-times';
import { standardCalendar } from '#shared/promises/working-calendar';

const hour = 60;
const nights: OpenHours[] = [[0, 6 * hour]];

function calendarIn(zone: string, sunday: OpenHours[] = nights) {
  const hours = { ...standardCalendar.hours, sunday };
  return { ...standardCalendar, zone, hours, publicHolidays: 'none' } as const;
}

// a Sunday night from midnight to 6:00, in the zone’s own time
it.each([
  ['America/New_York', '2026-03-08T05:00Z', 5, '2026-03-08T10:00Z'],
  ['America/New_York', '2026-11-01T04:00Z', 7, '2026-11-01T11:00Z'],
  ['Europe/Berlin', '2026-03-28T23:00Z', 5, '2026-03-29T04:00Z'],
  ['Europe/Berlin', '2026-10-24T22:00Z', 7, '2026-10-25T05:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T13:00Z', 6.5, '2026-04-04T19:30Z'],
  ['Australia/Lord_Howe', '2026-10-03T13:30Z', 5.5, '2026-10-03T19:00Z'],
  ['Asia/Kolkata', '2026-10-03T18:30Z', 6, '2026-10-04T00:30Z'],
])('%s: the night from %s has %d hours and ends at %s', (zone, midnight, hours, expected) => {
  const asked = { calendar: calendarIn(zone), start: new Date(midnight), pauses: [] as [] };
  const dueAfter = (minutes: number) => promiseTimes({ ...asked, minutes }).due;
  expect(dueAfter(hours * hour)).toEqual(new Date(expected));
  // the next minute is Monday’s first
  expect(dueAfter(hours * hour + 1).getTime()).toBeGreaterThan(Date.parse(expected) + 3_600_000);
});

it.each([
  ['hours that the clock leaves out are no hours', '2026-03-29', [[120, 180]], '2026-03-30T07:01Z'],
  ['what begins in them begins after them', '2026-03-29', [[150, 240]], '2026-03-29T01:01Z'],
  ['what ends in them ends before them', '2026-03-29', [[60, 150]], '2026-03-29T00:01Z'],
  ['hours that come twice begin with the first', '2026-10-25', [[150, 240]], '2026-10-25T00:31Z'],
] as [string, string, OpenHours[], string][])('in Berlin, %s', (_what, date, hours, expected) => {
  const calendar = calendarIn('Europe/Berlin', hours);
  const start = new Date(`${date}T00:00+01:00`);
  expect(promiseTimes({ calendar, start, minutes: 1, pauses: [] }).due).toEqual(new Date(expected));
});

it('refuses a zone that nobody knows', () => {
  const calendar = calendarIn('Asia/Huisheng');
  const asked = { calendar, start: new Date(0), minutes: 1, pauses: [] as [] };
  expect(() => promiseTimes(asked)).toThrow(RangeError);
});

it('needs no knowledge of zones for Shanghai, as WeChat’s engine has none', () => {
  const asked = new Error('asked for a zone');
  jest.spyOn(Intl, 'DateTimeFormat').mockImplementation(() => {
    throw asked;
  });
  const start = new Date('2026-11-23T10:00+08:00');
  const started = { start, minutes: hour, pauses: [] as [] };
  try {
    expect(promiseTimes({ ...started, calendar: standardCalendar }).due).toEqual(
      new Date('2026-11-23T11:00+08:00'),
    );
    expect(() => promiseTimes({ ...started, calendar: calendarIn('Europe/Berlin') })).toThrow(
      asked,
    );
  } finally {
    jest.restoreAllMocks();
  }
});
