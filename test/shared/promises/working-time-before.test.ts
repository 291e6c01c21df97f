import fc from 'fast-check';

import { promiseTimes } from '#shared/promises/promise-times';
import { standardCalendar } from '#shared/promises/working-calendar';
import { workingTimeBefore } from '#shared/promises/working-time-before';

const hour = 60 * 60_000;

it.each([
  ['within a day', '2026-11-23T16:00:00+08:00', '2026-11-23T15:00:00+08:00'],
  ['at opening: the evening before', '2026-11-24T09:00:00+08:00', '2026-11-23T17:00:00+08:00'],
  ['at night', '2026-11-23T23:00:00+08:00', '2026-11-23T17:00:00+08:00'],
  ['on a Sunday', '2026-11-22T12:00:00+08:00', '2026-11-20T17:00:00+08:00'],
  ['half an hour after opening', '2026-11-23T09:30:00+08:00', '2026-11-20T17:30:00+08:00'],
])('one working hour before a time %s', (_name, until, expected) => {
  expect(workingTimeBefore(standardCalendar, new Date(until), 60)).toEqual(new Date(expected));
});

it('leaves just so much working time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 365 * 24 }),
      fc.integer({ min: 1, max: 600 }),
      (at, minutes) => {
        const until = new Date(Date.UTC(2026, 0, 5) + at * hour);
        const start = workingTimeBefore(standardCalendar, until, minutes);
        const asked = { calendar: standardCalendar, start, minutes, pauses: [] as const };
        expect(promiseTimes(asked).due.getTime()).toBeLessThanOrEqual(until.getTime());
      },
    ),
  );
});
