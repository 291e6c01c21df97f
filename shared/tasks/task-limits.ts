const day = 24 * 60 * 60_000;

/** Numbers of the responsibility list and of the acceptance criteria; times in milliseconds. */
export const taskLimits = {
  /** Tasks of one ticket that wait to be done, and that there ever were. */
  open: 20,
  ever: 50,
  whatLength: 200,
  /** Who does it on the customer’s side, in words. */
  partyLength: 30,
  /** A task is due so long from now at the latest. */
  dueWithin: 180 * day,
  /** Whoever owes a task is reminded so many working minutes before it is due. */
  remindBefore: 60,
  criteria: 10,
  criterionLength: 200,
} as const;
