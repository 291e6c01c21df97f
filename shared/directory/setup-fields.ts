import * as z from 'zod/mini';

import { line } from '../http/fields';
import { dayRules, publicHolidayKinds, type OpenHours } from '../promises/calendar-shape';
import { serviceHours } from '../promises/service-levels';
import { zoneClock } from '../promises/zone-clock';

import { directoryLimits } from './directory-limits';

const { daysByHand, nameLength, openMinutes, promiseMinutes, spansOfDay } = directoryLimits;

export const nameField = line(nameLength);

/** What a manager added, or the name of what is always there. */
export const namedId = z.string().check(z.regex(/^(?:standard|priority|[0-9a-f]{24})$/));
export const namedParams = z.object({ id: namedId });

const serviceTime = z.object({
  minutes: z.number().check(z.int(), z.minimum(1), z.maximum(promiseMinutes)),
  hours: z.enum(serviceHours),
});
const promises = z.object({
  firstResponse: serviceTime,
  arrival: serviceTime,
  solution: serviceTime,
});

export const levelFields = {
  name: nameField,
  times: z.object({ P1: promises, P2: promises, P3: promises, P4: promises }),
};

const minuteOfDay = 24 * 60;
const openSpan = z.tuple([
  z.number().check(z.int(), z.minimum(0), z.maximum(minuteOfDay - 1)),
  z.number().check(z.int(), z.minimum(1), z.maximum(2 * minuteOfDay)),
]);
const hoursOfDay = z.array(openSpan).check(z.maxLength(spansOfDay), z.refine(isInOrder));
const hoursOfWeek = z
  .object({
    sunday: hoursOfDay,
    monday: hoursOfDay,
    tuesday: hoursOfDay,
    wednesday: hoursOfDay,
    thursday: hoursOfDay,
    friday: hoursOfDay,
    saturday: hoursOfDay,
  })
  .check(z.refine(isEnough));

export const calendarFields = {
  name: nameField,
  zone: line(60).check(z.refine(isZone)),
  hours: hoursOfWeek,
  publicHolidays: z.enum(publicHolidayKinds),
  days: z
    .record(z.iso.date(), z.enum(dayRules))
    .check(z.refine((days) => Object.keys(days).length <= daysByHand)),
};

/** Each opens before it closes, a day later at most, and none before the one before it has closed. */
function isInOrder(spans: readonly OpenHours[]): boolean {
  return spans.every(([open, close], at) => {
    const closedBefore = spans[at - 1]?.[1] ?? 0;
    return closedBefore <= open && open < close && close <= open + minuteOfDay;
  });
}

function isEnough(week: Readonly<Record<string, readonly OpenHours[]>>): boolean {
  const spans = Object.values(week).flat();
  return spans.reduce((sum, [open, close]) => sum + close - open, 0) >= openMinutes;
}

function isZone(zone: string): boolean {
  try {
    zoneClock(zone)(0);
    return true;
  } catch {
    return false;
  }
}
