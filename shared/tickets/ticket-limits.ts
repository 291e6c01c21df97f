const minute = 60_000;
const day = 24 * 60 * minute;

export const ticketLimits = {
  descriptionLength: 2000,
  noteLength: 2000,
  resolutionLength: 2000,
  attachmentsPerStep: 9,
  /** How often a reporter may urge, in milliseconds. */
  urgeEvery: 30 * minute,
  /** How long after the last closing a reporter may reopen, in milliseconds. */
  reopenWithin: 7 * day,
  /** Silence after which the system confirms a resolved ticket, in milliseconds. */
  confirmAfter: 3 * day,
} as const;

/** Digits as people write them, a country code in front at most. */
export const phonePattern = /^\+?[\d -]{5,20}$/;
