const minute = 60_000;
const day = 24 * 60 * minute;

export const ticketLimits = {
  descriptionLength: 2000,
  noteLength: 2000,
  resolutionLength: 2000,
  environmentLength: 500,
  attachmentsPerStep: 9,
  /** Tickets that the desk assigns or closes with one request. */
  ticketsAtOnce: 50,
  /** Entries after which nothing can be said any more on a ticket; its end can always be reached. */
  entries: 2000,
  /** Entries after which it is not moved about any more: nobody is assigned, nothing rejected, only its end is taken. */
  moves: 2400,
  /** Resolutions that a ticket may have; the last one is neither rejected nor reopened. */
  rounds: 50,
  /** How long an offer runs at most, in minutes of the hours in which somebody answers. */
  offerMinutes: 10,
  /** A new promise is at most so far away, in milliseconds. */
  rescheduleWithin: 30 * day,
  /** What happened without a network is told so much later at most, in milliseconds. */
  toldWithin: day,
  /** How often a reporter may urge, in milliseconds. */
  urgeEvery: 30 * minute,
  /** How long after its end a reporter may reopen a ticket of an earlier version, in milliseconds; of others the rules of the installation say it. */
  reopenWithin: 14 * day,
} as const;
