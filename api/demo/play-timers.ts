import { runTimer, type TicketDeps } from '../src/tickets/index';

/** More than a ticket of three weeks ever needs. */
const most = 200;

/** Lives through what happens to a ticket by itself up to a moment, each thing when it was due. */
export async function playTimers(
  tickets: TicketDeps,
  ticketId: string,
  until: Date,
): Promise<void> {
  for (let run = 0; run < most; run += 1) {
    const ticket = await tickets.tickets.find(ticketId, { isFresh: true });
    const { timerAt = null } = ticket ?? {};
    if (timerAt === null || timerAt > until) {
      return;
    }
    await runTimer({ ...tickets, clock: () => timerAt }, ticketId);
  }
  throw new Error(`the timers of ticket ${ticketId} never come to rest`);
}
