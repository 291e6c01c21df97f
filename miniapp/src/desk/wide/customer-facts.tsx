import { TicketPeople } from '#miniapp/tickets/ticket-people';
import type { TicketReply } from '#shared/tickets/ticket-replies';

/** Whom the ticket is for, and how to reach them. */
export function CustomerFacts({ ticket }: { ticket: TicketReply }) {
  return <TicketPeople ticket={ticket} side="staff" />;
}
