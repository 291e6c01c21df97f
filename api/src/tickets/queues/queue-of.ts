import { openFollowUps, type Followed } from '#api/follow-ups/index';
import {
  badlyRated,
  deskQueues,
  type DeskQueue,
  type ListedQueue,
} from '#shared/tickets/desk-queues';
import { isIn } from '#shared/tickets/ticket-status';

import { breachOf, runningClocks, type Clocked } from '../clocks/ticket-clocks';
import { standing } from '../rescheduled/rescheduled-times';
import type { Ticket } from '../ticket';

export type Queued = Clocked &
  Pick<Ticket, 'assigneeId' | 'offer' | 'promise' | 'rescheduled' | 'status'>;

const fits: Record<DeskQueue, (ticket: Queued) => boolean> = {
  acceptance: ({ status }) => status === 'resolved',
  customer: ({ status }) => isIn('customer', status),
  nobody: ({ assigneeId, offer }) => assigneeId === null && offer === null,
  offered: ({ assigneeId }) => assigneeId === null,
  late: isMissed,
  soon: isNear,
  working: () => true,
};

/** The one queue of the desk in which a ticket is; null: it is over. */
export function queueOf(ticket: Queued): DeskQueue | null {
  return isIn('over', ticket.status)
    ? null
    : (deskQueues.find((name) => fits[name](ticket)) ?? null);
}

/** Every list of the desk in which a ticket is. */
export function queuesOf(ticket: Followed & Queued): ListedQueue[] {
  const side: ListedQueue[] = badlyRatedAt(ticket) === null ? [] : [badlyRated];
  return [queueOf(ticket) ?? [], side].flat();
}

/** When somebody was promised a call for a bad rating that nobody has made yet; null: nobody waits for one. */
export function badlyRatedAt(followed: Followed): Date | null {
  const times = openFollowUps(followed).flatMap(({ kind, since }) =>
    kind === 'bad_rating' ? since.getTime() : [],
  );
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** A time that still has to be kept was missed: of the service level, or one that the customer was given instead. */
function isMissed(ticket: Queued): boolean {
  return (
    isSet(standing(ticket)?.lateAt) ||
    runningClocks(ticket).some(([promise, clock]) => breachOf(ticket, promise, clock) !== null)
  );
}

function isNear(ticket: Queued): boolean {
  return (
    isSet(standing(ticket)?.warnedAt) ||
    runningClocks(ticket).some(([, { warnedAt }]) => warnedAt !== null)
  );
}

function isSet(time: Date | null | undefined): boolean {
  return time !== null && time !== undefined;
}
