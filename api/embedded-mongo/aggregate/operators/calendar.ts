export const day = 86_400_000;

export function dayOfYear(local: Date): number {
  return Math.floor((startOfDay(local) - Date.UTC(local.getUTCFullYear(), 0, 1)) / day) + 1;
}

export function startOfDay(local: Date): number {
  return Math.floor(local.getTime() / day) * day;
}

/** 1 Monday … 7 Sunday */
export function isoDayOfWeek(local: Date): number {
  return ((local.getUTCDay() + 6) % 7) + 1;
}

/** ISO 8601: the week belongs to the year of its Thursday. */
export function isoWeek(local: Date): { year: number; week: number } {
  const thursday = new Date(startOfDay(local) + (4 - isoDayOfWeek(local)) * day);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / day / 7) + 1 };
}

/** Weeks begin on Sunday; days before the first Sunday are week 0. */
export function weekOfYear(local: Date): number {
  return Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7);
}

/** The same day of another month, or its last day. */
export function addMonths(local: Date, months: number): Date {
  const target = new Date(local.getTime());
  target.setUTCDate(1);
  target.setUTCMonth(local.getUTCMonth() + months);
  const last = new Date(
    Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0),
  ).getUTCDate();
  target.setUTCDate(Math.min(local.getUTCDate(), last));
  return target;
}
