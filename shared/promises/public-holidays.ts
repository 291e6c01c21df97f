import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

import type { DayRule } from './calendar-shape';

const holidays: Readonly<Record<string, string>> = announced.holidays;
const makeUpDays: Readonly<Record<string, string>> = announced.workdays;

/** Everything that is known of them. */
export const announcedDays = { holidays, makeUpDays };

/**
 * What the State Council announced for a day, as 2026-10-01; undefined in years that have not been announced yet. From the
 * package's data: its functions read a date by the clock of the machine, and west of Greenwich all answers are a day off.
 */
export function announcedRule(date: string): DayRule | undefined {
  if (makeUpDays[date] !== undefined) {
    return 'worked';
  }
  return holidays[date] === undefined ? undefined : 'off';
}

/** Whether anything was announced for a year. */
export function isAnnounced(year: number): boolean {
  return Object.keys(holidays).some((date) => date.startsWith(`${year}-`));
}
