import type { Actor } from '#shared/accounts/actor';
import type { TicketSummary } from '#shared/tickets/ticket-replies';

import { presentBrief } from './present-brief';
import type { TicketDeps } from './ticket-deps';
import type { ListedTicket } from './ticket-repository';

const firstWords = 120;
const thumbnails = 4;

/** A page of cards; people, pictures and unread marks are looked up once for all of them. */
export async function presentSummaries(
  deps: TicketDeps,
  tickets: readonly ListedTicket[],
  viewer: Actor,
): Promise<TicketSummary[]> {
  const people = tickets.flatMap(({ reporterId, assigneeId }) => [reporterId, assigneeId]);
  const [known, attachments, unread] = await Promise.all([
    deps.people([...new Set(people.filter((id) => id !== null))]),
    deps.presentAttachments(tickets.flatMap(({ attachmentIds }) => attachmentIds)),
    deps.unreadTickets(
      viewer.id,
      tickets.map(({ id }) => id),
    ),
  ]);
  return tickets.map((ticket) => ({
    ...presentBrief(ticket, known),
    description: ticket.description.slice(0, firstWords),
    thumbnails: ticket.attachmentIds
      .flatMap((id) => attachments.get(id)?.thumbnailUrl ?? [])
      .slice(0, thumbnails),
    unread: unread.has(ticket.id),
  }));
}
