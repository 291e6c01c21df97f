import { leaveToOthers } from '#api/tickets/absence/leave-to-others';
import type { TicketDeps } from '#api/tickets/index';
import type { Ticket } from '#api/tickets/ticket';
import { runTimers } from '#api/tickets/timers/run-timers';

export type { Ticket, TimelineEntry } from '#api/tickets/ticket';
export type { FollowUp } from '#api/follow-ups/index';

/** Everything that is due by itself on tickets now; whatever else works on them as well. */
export async function workOffTimers(deps: TicketDeps): Promise<void> {
  while (await runTimers(deps)) {
    // until nothing is due
  }
}

/** Everything that those who are absent leave to others now. */
export async function workOffAbsences(deps: TicketDeps): Promise<void> {
  while (await leaveToOthers(deps)) {
    // until nothing is left
  }
}

/** A ticket as it stands in the database. */
export type StoredTicket = Omit<Ticket, 'id'> & { _id: { toHexString: () => string } };
