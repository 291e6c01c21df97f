import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import { cutTo } from '#shared/text/length';
import type { TicketSummary } from '#shared/tickets/ticket-replies';

import { presentBrief } from './present-brief';
import { attachmentsOf, checksOf, standingOf } from './present-entry';
import type { TicketDeps } from './ticket-deps';
import type { ListedTicket } from './ticket-repository';
import { presentVisiting } from './visits/present-visit';

const firstWords = 120;
const thumbnails = 4;

/** A page of cards; people, pictures and unread marks are looked up once for all of them. */
export async function presentSummaries(
  deps: TicketDeps,
  tickets: readonly ListedTicket[],
  viewer: Actor,
): Promise<TicketSummary[]> {
  const people = tickets.flatMap(({ assigneeId, offer, reporterId, unreached = [] }) => [
    ...unreached.map(({ personId }) => personId),
    ...[reporterId, assigneeId],
    // an earlier version wrote none
    offer?.to ?? null,
  ]);
  const ids = tickets.map(({ id }) => id);
  const [known, attachments, words, flagged, unread] = await Promise.all([
    deps.people([...new Set(people.filter((id) => id !== null))], viewer),
    deps.presentAttachments(
      tickets.flatMap(({ attachmentIds }) => attachmentIds),
      viewer,
    ),
    deps.wordStandings(checksOf(tickets), viewer),
    may(viewer.role, 'read every ticket') ? deps.flaggedTickets(ids) : new Set<string>(),
    deps.unreadTickets(viewer.id, ids),
  ]);
  return tickets.map((ticket) => ({
    ...presentBrief(ticket, known, viewer),
    isFlagged: flagged.has(ticket.id),
    description: standingOf(words, ticket).isShown ? cutTo(ticket.description, firstWords) : '',
    thumbnails: attachmentsOf(attachments, ticket.attachmentIds)
      .filter(({ kind }) => kind === 'image')
      .map(({ thumbnailUrl }) => thumbnailUrl)
      .slice(0, thumbnails),
    visiting: presentVisiting(ticket),
    stars: ticket.ratings.at(-1)?.stars ?? null,
    unread: unread.has(ticket.id),
  }));
}
