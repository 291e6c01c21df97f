import { deskQueues, type DeskQueue } from '#shared/tickets/desk-queues';
import { isIn } from '#shared/tickets/ticket-status';

import { breachOf, runningClocks, type Clocked } from '../clocks/ticket-clocks';
import type { Ticket } from '../ticket';

export type Queued = Clocked & Pick<Ticket, 'assigneeId' | 'offer' | 'status'>;

const fits: Record<DeskQueue, (ticket: Queued) => boolean> = {
  acceptance: ({ status }) => status === 'resolved',
  customer: ({ status }) => isIn('customer', status),
  nobody: ({ assigneeId, offer }) => assigneeId === null && offer === null,
  offered: ({ assigneeId }) => assigneeId === null,
  late: isMissed,
  soon: (ticket) => runningClocks(ticket).some(([, { warnedAt }]) => warnedAt !== null),
  working: () => true,
};

/** The one queue of the desk in which a ticket is; null: it is over. */
export function queueOf(ticket: Queued): DeskQueue | null {
  return isIn('over', ticket.status)
    ? null
    : (deskQueues.find((name) => fits[name](ticket)) ?? null);
}

/** A time that still has to be kept was missed. */
function isMissed(ticket: Queued): boolean {
  return runningClocks(ticket).some(
    ([promise, clock]) => breachOf(ticket, promise, clock) !== null,
  );
}
