import type { DeskQueue } from '#shared/tickets/desk-queues';

/** In the order in which a dispatcher goes through them: what nobody has, then what is in danger, then what goes well. */
export const shownQueues = [
  'nobody',
  'offered',
  'soon',
  'late',
  'working',
  'customer',
  'acceptance',
] as const satisfies DeskQueue[];
