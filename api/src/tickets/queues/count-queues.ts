import { deskQueues, sideQueues, type SideQueue } from '#shared/tickets/desk-queues';

import type { TicketDeps } from '../ticket-deps';

/** What waits for the desk: every open ticket in one queue, and what else is to be done. */
export async function countQueues({ clock, countFlags, tickets }: TicketDeps) {
  const [counts, flags] = await Promise.all([tickets.countQueues(clock()), countFlags()]);
  const { badly_rated, follow_ups, late_follow_ups, tasks, late_tasks } = counts;
  const beside: Record<SideQueue, { count: number; late: number }> = {
    follow_ups: { count: follow_ups, late: late_follow_ups },
    badly_rated: { count: badly_rated, late: 0 },
    tasks: { count: tasks, late: late_tasks },
    flags: { count: flags, late: 0 },
  };
  return {
    queues: deskQueues.map((name) => ({ name, count: counts[name] })),
    beside: sideQueues.map((name) => ({ name, ...beside[name] })),
  };
}
