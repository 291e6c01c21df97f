import { rolesThatMay } from '#shared/accounts/roles';
import { sourceKey } from '#shared/notices/notice-source';
import type { WorkingCalendar } from '#shared/promises/calendar-shape';
import { isAnnounced } from '#shared/promises/public-holidays';
import { zoneClock } from '#shared/promises/zone-clock';

import type { DirectoryDeps } from './directory-deps';
import { listCalendars } from './service-lists';

type Needs = Pick<
  DirectoryDeps,
  'calendars' | 'clock' | 'newsOwed' | 'reminders' | 'staffWithRole'
>;

/**
 * Tells the managers, once for each year, that a calendar knows neither public holidays nor days by hand of it: until somebody
 * enters some, it is plain weeks. Answers how many years that were; none as long as there is nobody who could be told.
 */
export async function remindOfHolidays(deps: Needs): Promise<number> {
  if ((await deps.staffWithRole(rolesThatMay('set up the service'))).length === 0) {
    return 0;
  }
  const now = deps.clock();
  const calendars = await listCalendars(deps);
  const missing = calendars.flatMap((calendar) =>
    yearsThatCount(calendar, now).filter((year) => !isKnown(calendar, year)),
  );
  const added = await Promise.all(
    [...new Set(missing)].map((year) => deps.reminders.add(year, now)),
  );
  const ids = added.flatMap((id) => id ?? []);
  ids.forEach((id) => {
    deps.newsOwed.raise(sourceKey({ kind: 'calendar', id }));
  });
  return ids.length;
}

/** The next year from 1 December on, and until the end of March the year itself. */
function yearsThatCount({ zone }: WorkingCalendar, now: Date): number[] {
  const reading = new Date(now.getTime() + zoneClock(zone)(now.getTime()));
  const [year, month] = [reading.getUTCFullYear(), reading.getUTCMonth()];
  if (month === 11) {
    return [year + 1];
  }
  return month <= 2 ? [year] : [];
}

function isKnown({ publicHolidays, days }: WorkingCalendar, year: number): boolean {
  const isByHand = Object.keys(days).some((date) => date.startsWith(`${year}-`));
  return publicHolidays === 'none' || isByHand || isAnnounced(year);
}
