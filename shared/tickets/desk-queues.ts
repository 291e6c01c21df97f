/**
 * What open tickets wait for, as the desk goes through them. Every open ticket is in exactly one: the first of this order that fits.
 * `late` and `soon` are those of which a time has passed or a warning was given.
 */
export const deskQueues = [
  'acceptance',
  'customer',
  'nobody',
  'offered',
  'late',
  'soon',
  'working',
] as const;
export type DeskQueue = (typeof deskQueues)[number];

/** Whose customer rated it badly and was not called yet, open or not. */
export const badlyRated = 'badly_rated';

/** Every queue whose tickets can be listed. */
export const listedQueues = [...deskQueues, badlyRated] as const;
export type ListedQueue = (typeof listedQueues)[number];

/** What the desk has to do beside them: a ticket may be in several, in one of the others, or in none. */
export const sideQueues = ['follow_ups', badlyRated, 'tasks', 'flags'] as const;
export type SideQueue = (typeof sideQueues)[number];
