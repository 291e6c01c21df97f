import { standardCalendar } from '#shared/promises/working-calendar';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
const ahead = 8 * hour;

/** A Monday, midnight in Shanghai. So far ahead that no machine’s clock sweeps away what is kept for some days only. */
export const begin = Date.parse('2099-09-07T00:00:00+08:00');

/** Entered by hand: Thursday of the first week is a holiday, its Saturday is worked in its place. */
export const daysByHand = { '2099-09-10': 'off', '2099-09-12': 'worked' } as const;

export const calendar = { ...standardCalendar, days: daysByHand };
/** Of those who work at weekends, too. */
export const shopCalendar = {
  ...standardCalendar,
  hours: { ...standardCalendar.hours, saturday: shopHours(), sunday: shopHours() },
};

function shopHours(): [number, number][] {
  return [[10 * 60, 16 * 60]];
}

/** Midnight in Shanghai of the day on which something is. */
export function dayOf(at: number): number {
  return Math.floor((at + ahead) / day) * day - ahead;
}

/** Of the company itself. */
export function isWorkingDay(at: number): boolean {
  const name = new Date(dayOf(at) + ahead).toISOString().slice(0, 10);
  const byHand = Object.entries(daysByHand).find(([one]) => one === name)?.[1];
  const weekday = new Date(dayOf(at) + ahead).getUTCDay();
  return byHand === undefined ? weekday >= 1 && weekday <= 5 : byHand === 'worked';
}

/** The first moment from this one on that lies between these hours of a working day. */
export function workingMoment(at: number, [from, to]: readonly [number, number]): number {
  const start = dayOf(at) + from * hour;
  if (isWorkingDay(at) && at < dayOf(at) + to * hour) {
    return Math.max(at, start);
  }
  return workingMoment(dayOf(at) + day, [from, to]);
}

/** The first moment from this one on at which people are up and look at their phones. */
export function wakingMoment(at: number): number {
  const [from, to] = [dayOf(at) + 8 * hour, dayOf(at) + 22 * hour];
  if (at < from) {
    return from;
  }
  return at < to ? at : from + day;
}
