/** Minutes since midnight at which work begins and ends: [540, 1080] is 9:00 to 18:00. An end beyond 1,440 is on the next day. */
export type OpenHours = readonly [open: number, close: number];

export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
type Weekday = (typeof weekdays)[number];

/** What makes a day another than its weekday says. */
export const dayRules = ['off', 'worked'] as const;
export type DayRule = (typeof dayRules)[number];

/** Whose holidays and make-up days may count. */
export const publicHolidayKinds = ['china', 'none'] as const;

/** When people work. Plain data: an organization may have its own. */
export type WorkingCalendar = {
  /** IANA name of the zone whose clocks the hours mean. */
  zone: string;
  /** In their order; none on a day off. */
  hours: Readonly<Record<Weekday, readonly OpenHours[]>>;
  publicHolidays: (typeof publicHolidayKinds)[number];
  /** Days that were entered by hand, as 2027-02-06; they win over what was announced. */
  days: Readonly<Record<string, DayRule>>;
};

/** Goes on day and night, whatever day it is. */
export const roundTheClock = 'round_the_clock';
