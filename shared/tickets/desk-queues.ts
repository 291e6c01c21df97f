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
