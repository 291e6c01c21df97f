import type { TicketReply } from '#shared/tickets/ticket-replies';

/** Whether there is a service to prove, for somebody who has a part in it. */
export function hasRecord({
  relations,
  status,
}: Pick<TicketReply, 'relations' | 'status'>): boolean {
  const isServed = status === 'resolved' || status === 'closed';
  return isServed && relations.some((relation) => relation !== 'pool' && relation !== 'staff');
}
