import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';

import { relationsOf } from './read-ticket';
import { isForCustomers } from './reasons';
import { mayRead } from './relations';
import type { Ticket, TimelineEntry } from './ticket';
import type { TicketDeps } from './ticket-deps';

type Asked = { ticketId: string; attachmentId: string; actor: Actor };

/** Whether somebody may see an attachment of a ticket now: whoever reads every ticket all of it, others what is laid before customers. */
export async function showsAttachment(
  deps: Pick<TicketDeps, 'organization' | 'tickets'>,
  { ticketId, attachmentId, actor }: Asked,
): Promise<boolean> {
  if (may(actor.role, 'read every ticket')) {
    // they read every ticket, so it need not be looked at
    return true;
  }
  const ticket = await deps.tickets.findMarked(ticketId, { attachmentId });
  return (
    ticket !== null &&
    isLaidBeforeCustomers(ticket, attachmentId) &&
    mayRead(actor, await relationsOf(deps, ticket, actor))
  );
}

type Laid = Pick<Ticket, 'attachmentIds'> & {
  timeline: readonly Pick<TimelineEntry, 'attachmentIds' | 'kind' | 'visibility'>[];
};

export function isLaidBeforeCustomers(ticket: Laid, attachmentId: string): boolean {
  const open = ticket.timeline.filter((entry) => isForCustomers(entry));
  return [ticket, ...open].some(({ attachmentIds }) => attachmentIds.includes(attachmentId));
}
