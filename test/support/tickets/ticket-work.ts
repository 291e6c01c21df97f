import { leaveToOthers } from '#api/tickets/absence/leave-to-others';
import type { TicketDeps } from '#api/tickets/index';
import type { Ticket } from '#api/tickets/ticket';
import { runTimers } from '#api/tickets/timers/run-timers';

export type { TimelineEntry } from '#api/tickets/ticket';
export type { FollowUp } from '#api/follow-ups/index';

/** What is due by itself on tickets now, so many pieces at most; whatever else works on them as well. */
export async function workOffTimers(deps: TicketDeps, most = Infinity): Promise<void> {
  for (let done = 0; done < most && (await runTimers(deps)); done += 1) {
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
