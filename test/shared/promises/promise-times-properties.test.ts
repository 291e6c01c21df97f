import fc from 'fast-check';

import { roundTheClock } from '#shared/promises/calendar-shape';
import { promiseTimes, type Pause } from '#shared/promises/promise-times';

import { aCalendar, aStart, someMinutes, somePauses } from './arbitraries';
import { day, minute, momentsWhenPassed } from './minute-by-minute';

const closed = (pauses: readonly Pause[]) => pauses.filter(({ to }) => to !== null);
const calendarOrNone = fc.oneof({ weight: 9, arbitrary: aCalendar }, fc.constant(roundTheClock));
const promised = fc
  .record({ calendar: calendarOrNone, start: aStart, minutes: someMinutes })
  .chain((base) => somePauses(base.start).map((pauses) => ({ ...base, pauses })));

/** A promise that is due within three weeks, so that it can be counted by hand. */
const daysCounted = 21;

it('is what somebody finds who looks at the clock in every minute', () => {
  fc.assert(
    fc.property(promised, (one) => {
      const end = one.start.getTime() + daysCounted * day;
      const warnAfter = Math.max(0, Math.min(one.minutes * 48_000, (one.minutes - 15) * minute));
      const counted = momentsWhenPassed(one, [warnAfter, one.minutes * minute], end);
      const { warning, due } = promiseTimes(one);
      const found = [warning, due].map((moment) => moment?.getTime() ?? null);
      expect(found.map((at) => (at !== null && at >= end ? null : at))).toEqual(counted);
    }),
    { numRuns: 200 },
  );
});

const later = Number.MAX_SAFE_INTEGER;
const dueOf = (one: Parameters<typeof promiseTimes>[0]) =>
  promiseTimes(one).due?.getTime() ?? later;
const times = { numRuns: 200 };

it('never comes earlier for more minutes, and the warning never after it', () => {
  fc.assert(
    fc.property(promised, fc.nat({ max: 500 }), (one, more) => {
      const { due, warning } = promiseTimes(one);
      expect(warning?.getTime() ?? later).toBeLessThanOrEqual(due?.getTime() ?? later);
      expect(warning?.getTime() ?? later).toBeGreaterThanOrEqual(one.start.getTime());
      expect(dueOf({ ...one, minutes: one.minutes + more })).toBeGreaterThanOrEqual(dueOf(one));
    }),
    times,
  );
});

it('never comes earlier for a later start', () => {
  fc.assert(
    fc.property(promised, fc.nat({ max: 2 * day }), (one, wait) => {
      const start = new Date(one.start.getTime() + wait);
      expect(dueOf({ ...one, start })).toBeGreaterThanOrEqual(dueOf(one));
    }),
    times,
  );
});

it('is not changed by a pause that begins at or after it', () => {
  fc.assert(
    fc.property(promised, fc.nat({ max: day }), (one, wait) => {
      const pauses = closed(one.pauses);
      const due = dueOf({ ...one, pauses });
      const from = new Date(due + wait);
      for (const to of [null, new Date(due + wait + day)]) {
        expect(dueOf({ ...one, pauses: [...pauses, { from, to }] })).toBe(due);
      }
    }),
    times,
  );
});

it('never lies behind the answer that ends a pause which began before it', () => {
  fc.assert(
    fc.property(
      promised,
      fc.nat({ max: 3 * day }),
      fc.nat({ max: 9 * day }),
      (one, wait, lasts) => {
        const pauses = closed(one.pauses);
        const from = one.start.getTime() + wait;
        const before = dueOf({ ...one, pauses });
        const pause = { from: new Date(from), to: new Date(from + lasts) };
        const due = dueOf({ ...one, pauses: [...pauses, pause] });
        expect(due).toBeGreaterThanOrEqual(before > from ? from + lasts : before);
      },
    ),
    times,
  );
});

it('counts pauses that overlap, touch or come twice once', () => {
  fc.assert(
    fc.property(promised, fc.nat({ max: day }), (one, shift) => {
      const pieces = one.pauses.flatMap(({ from, to }) => {
        const middle = new Date(from.getTime() + shift);
        const isInside = middle > from && (to === null || middle < to);
        return isInside
          ? [
              { from: middle, to },
              { from, to: middle },
              { from, to },
            ]
          : [{ from, to }];
      });
      expect(promiseTimes({ ...one, pauses: pieces.toReversed() })).toEqual(promiseTimes(one));
    }),
    times,
  );
});

it('adds the working time that was paused, and no other', () => {
  const unpaused = fc.record({ calendar: aCalendar, start: aStart, minutes: someMinutes });
  fc.assert(
    fc.property(unpaused, fc.nat({ max: 2000 }), fc.nat({ max: 2000 }), (one, first, paused) => {
      // paused from the first so many working minutes to so many later
      const minutes = first + one.minutes + 1;
      const after = (count: number) => promiseTimes({ ...one, minutes: count, pauses: [] }).due;
      const pause = { from: after(first), to: after(first + paused) };
      expect(promiseTimes({ ...one, minutes, pauses: [pause] }).due).toEqual(
        after(minutes + paused),
      );
    }),
    times,
  );
});
