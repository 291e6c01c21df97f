import type { PersonReply } from '#shared/accounts/account-api';
import type { TicketSummary } from '#shared/tickets/ticket-replies';

import { personOf, type Known } from './present-entry';
import type { ListedTicket } from './ticket-repository';
import { ticketWords } from './words';

type Brief = Omit<TicketSummary, 'description' | 'isFlagged' | 'thumbnails' | 'unread'>;

/** What a card and a page both show of a ticket. */
export function presentBrief(ticket: ListedTicket, people: Known['people']): Brief {
  const { id, number, status, category, severity, promise } = ticket;
  return {
    id,
    number,
    status,
    category,
    severity,
    promise: promise && { kind: promise.kind, dueAt: promise.dueAt.toISOString() },
    reporter: {
      ...(personOf(people, ticket.reporterId) ?? departed(ticket.reporterId)),
      organization: ticket.organizationName,
    },
    assignee: personOf(people, ticket.assigneeId),
    createdAt: ticket.createdAt.toISOString(),
    updatedAt: ticket.updatedAt.toISOString(),
  };
}

/** The account is gone, the ticket stays. */
function departed(id: string): PersonReply {
  return { id, name: ticketWords.departed, role: 'customer', avatarUrl: null };
}
