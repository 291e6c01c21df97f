import { later } from '#api/clock';
import type { ServicePromise } from '#shared/promises/service-levels';

import { earliest } from './earliest';
import { breachOf, runningClocks, type Clocked, type TicketClock } from './ticket-clocks';

/** When the next clock of a ticket is missed: a moment after its time, in whose very millisecond it can still be kept. */
export function breachTime(ticket: Clocked): Date | null {
  const due = earliest(unrecorded(ticket).map(([, clock]) => clock.due));
  return due && later(due, 1);
}

/** When whoever has to keep the next clock of a ticket is to be warned. */
export function warningTime(ticket: Clocked): Date | null {
  return earliest(unwarned(ticket).map(([, clock]) => clock.warning));
}

type NamedClock = [promise: ServicePromise, clock: TicketClock];

/** The clocks that run and of whose miss nothing is recorded. */
export function unrecorded(ticket: Clocked): NamedClock[] {
  return runningClocks(ticket).filter(
    ([promise, clock]) => breachOf(ticket, promise, clock) === null,
  );
}

/** What was missed is warned of no more. */
export function unwarned(ticket: Clocked): NamedClock[] {
  return unrecorded(ticket).filter(([, { warnedAt }]) => warnedAt === null);
}
