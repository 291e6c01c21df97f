const day = 24 * 60 * 60_000;

/** How much of everything that is set up. Texts in signs that a person sees. */
export const directoryLimits = {
  nameLength: 60,
  noteLength: 200,
  skills: 100,
  regionsOfPerson: 100,
  capacity: 100,
  productsOfContract: 200,
  /** Spans of open hours in one day. */
  spansOfDay: 6,
  /** Minutes that are open in a week, at least: a promise must end some day. */
  openMinutes: 10 * 60,
  /** Days that are entered by hand. */
  daysByHand: 400,
  /** Minutes of a promise. */
  promiseMinutes: 30 * 24 * 60,
  /** Milliseconds. */
  longestLeave: 366 * day,
  longestShift: 31 * day,
  templateTitle: 40,
  templateText: 1000,
} as const;
