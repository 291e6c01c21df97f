import { weekdays, type DayRule, type OpenHours, type WorkingCalendar } from './calendar-shape';
import { announcedRule } from './public-holidays';

const officeHours: readonly OpenHours[] = [
  [9 * 60, 12 * 60],
  [13 * 60, 18 * 60],
];

/** Of whoever has no calendar of their own: eight hours from Monday to Friday. */
export const standardCalendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  hours: {
    sunday: [],
    monday: officeHours,
    tuesday: officeHours,
    wednesday: officeHours,
    thursday: officeHours,
    friday: officeHours,
    saturday: [],
  },
  publicHolidays: 'china',
  days: {},
};

/** The hours of a day, as 2026-10-01. A make-up day that is usually off has the hours of the week's first working day. */
export function hoursOf(calendar: WorkingCalendar, date: string): readonly OpenHours[] {
  const weekday = weekdays[new Date(date).getUTCDay()] ?? 'sunday';
  const usual = calendar.hours[weekday];
  switch (ruleOf(calendar, date)) {
    case 'off':
      return [];
    case 'worked':
      return usual.length > 0 ? usual : firstHours(calendar);
    default:
      return usual;
  }
}

function ruleOf({ days, publicHolidays }: WorkingCalendar, date: string): DayRule | undefined {
  return days[date] ?? (publicHolidays === 'china' ? announcedRule(date) : undefined);
}

function firstHours({ hours }: WorkingCalendar): readonly OpenHours[] {
  const [sunday, ...others] = weekdays;
  return [...others, sunday].map((weekday) => hours[weekday]).find((one) => one.length > 0) ?? [];
}
