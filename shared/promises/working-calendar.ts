import { announcedRule, type DayRule } from './public-holidays';

/** Minutes since midnight at which work begins and ends: [540, 1080] is 9:00 to 18:00. An end beyond 1,440 is on the next day. */
export type OpenHours = readonly [open: number, close: number];

const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
type Weekday = (typeof weekdays)[number];

/** When people work. Plain data: an organization may have its own. */
export type WorkingCalendar = {
  /** IANA name of the zone whose clocks the hours mean. */
  zone: string;
  /** In their order; none on a day off. */
  hours: Readonly<Record<Weekday, readonly OpenHours[]>>;
  /** Whose holidays and make-up days count. */
  publicHolidays: 'china' | 'none';
  /** Days that were entered by hand, as 2027-02-06; they win over what was announced. */
  days: Readonly<Record<string, DayRule>>;
};

/** Goes on day and night, whatever day it is. */
export const roundTheClock = 'round_the_clock';

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
