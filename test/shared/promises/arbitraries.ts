import fc from 'fast-check';

import type { OpenHours, WorkingCalendar } from '#shared/promises/calendar-shape';
import type { Pause } from '#shared/promises/promise-times';

import { day, minute } from './minute-by-minute';

const zones = [
  ...['Asia/Shanghai', 'Asia/Shanghai', 'UTC', 'Asia/Kolkata'],
  ...['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'],
];

/** Around days on which something is different: clocks change, holidays begin and end, the year ends. */
const anchors = [
  '2026-02-13',
  '2026-03-07',
  '2026-03-28',
  '2026-04-04',
  '2026-09-19',
  '2026-09-30',
  '2026-10-03',
  '2026-10-24',
  '2026-10-31',
  '2026-12-30',
  '2026-11-24',
];

/** Apart and in order, at quarters of an hour; the last may end on the next day. */
const hoursOfDay: fc.Arbitrary<OpenHours[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 130 }), { maxLength: 6 })
  .map((edges) => {
    const sorted = edges.map((edge) => edge * 15).sort((a, b) => a - b);
    return sorted.flatMap((open, index): OpenHours[] => {
      const close = sorted[index + 1];
      return index % 2 === 0 && close !== undefined && open < 1440 && close <= open + 1440
        ? [[open, close]]
        : [];
    });
  });

const week = fc.record({
  sunday: hoursOfDay,
  monday: hoursOfDay,
  tuesday: hoursOfDay,
  wednesday: hoursOfDay,
  thursday: hoursOfDay,
  friday: hoursOfDay,
  saturday: hoursOfDay,
});

const special = fc.tuple(
  fc.constantFrom(...anchors),
  fc.integer({ min: -2, max: 5 }),
  fc.constantFrom('off' as const, 'worked' as const),
);

export const aCalendar: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    zone: fc.constantFrom(...zones),
    hours: week,
    publicHolidays: fc.constantFrom('china' as const, 'none' as const),
    days: fc
      .array(special, { maxLength: 6 })
      .map((list) =>
        Object.fromEntries(
          list.map(([anchor, shift, rule]) => [
            new Date(Date.parse(anchor) + shift * day).toISOString().slice(0, 10),
            rule,
          ]),
        ),
      ),
  })
  .filter(({ hours }) => Object.values(hours).some((one) => one.length > 0));

/** To the millisecond, or at a full quarter, where hours begin and end. */
export const aStart = fc
  .tuple(
    fc.constantFrom(...anchors),
    fc.oneof(
      fc.integer({ min: 0, max: 3 * day }),
      fc.integer({ min: 0, max: 3 * 96 }).map((quarters) => quarters * 15 * minute),
    ),
  )
  .map(([anchor, shift]) => new Date(Date.parse(anchor) + shift));

export const someMinutes = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 3000 }),
  fc.integer({ min: 0, max: 40 }).map((quarters) => quarters * 15),
);

const aMoment = fc.oneof(
  fc.integer({ min: -day, max: 6 * day }),
  fc.integer({ min: -96, max: 6 * 96 }).map((quarters) => quarters * 15 * minute),
);

/** Beginning before or after the start, overlapping, empty, one that still lasts: as they come. */
export function somePauses(start: Date): fc.Arbitrary<Pause[]> {
  const length = fc.oneof(
    fc.constant(null),
    ...Array.from({ length: 5 }, () => fc.integer({ min: -minute, max: 2 * day })),
  );
  return fc.array(fc.tuple(aMoment, length), { maxLength: 5 }).map((list) =>
    list.map(([shift, lasts]) => ({
      from: new Date(start.getTime() + shift),
      to: lasts === null ? null : new Date(start.getTime() + shift + lasts),
    })),
  );
}
