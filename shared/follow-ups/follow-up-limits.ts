const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Numbers of follow-ups; times in milliseconds. */
export const followUpLimits = {
  /** Whoever owes a call is told so long before it is due. */
  warnBefore: 2 * hour,
  /** A call may be put off until so long from now at most. */
  postponeWithin: 30 * day,
  /** How long after a ticket of priority P1 was closed somebody calls, unasked. */
  plannedAfter: 30 * day,
  /** Tries in vain after which a manager is told, and the call may be given up. */
  attemptsTold: 3,
  /** Calls to whom no reminder reaches that are remembered once they are over: each turn of theirs is one. */
  byPhone: 20,
  /** Tries that are noted at most. */
  attempts: 20,
  /** Times to which a call was put off that are remembered. */
  postponements: 20,
} as const;
