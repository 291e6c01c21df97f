import fc from 'fast-check';

import { afterWaking, quietUntil } from '#shared/notices/quiet-hours';

const night = { isOn: true, from: '22:00', to: '08:00' };
const nap = { isOn: true, from: '12:30', to: '14:00' };
/** A clock time in Shanghai in November 2026. */
const at = (day: number, clock: string) =>
  new Date(`2026-11-${String(day).padStart(2, '0')}T${clock}:00+08:00`);

it.each([
  ['an evening', night, at(21, '21:59'), null],
  ['the first moment', night, at(21, '22:00'), at(22, '08:00')],
  ['before midnight', night, at(21, '23:30'), at(22, '08:00')],
  ['midnight', night, at(22, '00:00'), at(22, '08:00')],
  ['after midnight', night, at(22, '03:00'), at(22, '08:00')],
  ['the last minute', night, at(22, '07:59'), at(22, '08:00')],
  ['the morning', night, at(22, '08:00'), null],
  ['before noon', nap, at(21, '12:00'), null],
  ['after lunch', nap, at(21, '13:00'), at(21, '14:00')],
  ['the night of a nap', nap, at(21, '23:00'), null],
  ['switched off', { ...night, isOn: false }, at(21, '23:30'), null],
  ['no time at all', { ...night, to: '22:00' }, at(21, '22:00'), null],
])('%s', (_case, quiet, moment, until) => {
  expect(quietUntil(quiet, moment)).toEqual(until);
});

it.each([
  ['ends before the night', at(21, '10:00'), 120, at(21, '12:00')],
  ['ends when the night begins', at(21, '20:00'), 120, at(21, '22:00')],
  ['goes on in the morning', at(21, '21:00'), 120, at(22, '09:00')],
  ['begins in the morning', at(21, '23:00'), 120, at(22, '10:00')],
  ['begins in the morning of the same day', at(22, '01:00'), 30, at(22, '08:30')],
  ['lasts several days', at(21, '21:00'), 2 * 24 * 60, at(25, '13:00')],
])('a span that %s', (_case, from, minutes, end) => {
  expect(afterWaking(night, from, minutes)).toEqual(end);
});

it('counts every minute when nothing is quiet', () => {
  expect(afterWaking({ ...night, isOn: false }, at(21, '23:00'), 30)).toEqual(at(21, '23:30'));
});

const minute = 60_000;
const minuteOfDay = fc.integer({ min: 0, max: 24 * 60 - 1 });
const clockAt = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

it('agrees with counting the waking minutes one by one', () => {
  fc.assert(
    fc.property(
      minuteOfDay,
      minuteOfDay,
      minuteOfDay,
      fc.integer({ min: 1, max: 3 * 24 * 60 }),
      (from, to, start, minutes) => {
        const isQuiet = (now: number) =>
          from < to ? now >= from && now < to : from > to && (now >= from || now < to);
        let end = start;
        for (let left = minutes; left > 0; end += 1) {
          left -= isQuiet(end % (24 * 60)) ? 0 : 1;
        }
        const begin = at(21, '00:00').getTime();
        const quiet = { isOn: true, from: clockAt(from), to: clockAt(to) };
        expect(afterWaking(quiet, new Date(begin + start * minute), minutes)).toEqual(
          new Date(begin + end * minute),
        );
      },
    ),
  );
});
