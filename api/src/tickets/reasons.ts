import type { TicketNoticeKind } from '#shared/tickets/notices/ticket-notices';

import type { TimelineEntry } from './ticket';

/**
 * Why work was handed on is our own matter: a customer sees that the ticket was rearranged and to whom, not the reason.
 * What a customer said in a call is kept for the next who calls. A cry for help (escalate) and a note are internal as a whole, unless the note's author opens it.
 * Why a report was corrected a customer reads where it changes what they were promised.
 */
const privateReasons = new Set<TicketNoticeKind>([
  'assign',
  'decline',
  'hand_over',
  'correct',
  'settle_follow_up',
]);

type Reasoned = { kind: TicketNoticeKind; promisedAt?: Date | null };

export function hasPrivateReason({ kind, promisedAt = null }: Reasoned): boolean {
  return privateReasons.has(kind) && promisedAt === null;
}

/** Whether customers read the words and see the pictures of an entry. */
export function isForCustomers(
  entry: Pick<TimelineEntry, 'kind' | 'promisedAt' | 'visibility'>,
): boolean {
  return entry.visibility === 'customer' && !hasPrivateReason(entry);
}
