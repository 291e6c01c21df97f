import type { Actor } from '#shared/accounts/actor';
import type { TimelineEntryReply } from '#shared/tickets/ticket-replies';

import { checksOf, peopleIn, presentEntry, visibleEntries } from './present-entry';
import { readTicket } from './read-ticket';
import type { TicketDeps } from './ticket-deps';

type Input = { ticketId: string; after: number; actor: Actor };

/**
 * What happened after an entry that the viewer has already, oldest first. A customer's numbers may have gaps.
 *
 * @throws {AppError} `ticket.not_found`
 */
export async function showTimeline(
  deps: TicketDeps,
  { ticketId, after, actor }: Input,
): Promise<TimelineEntryReply[]> {
  const { ticket } = await readTicket(deps, ticketId, actor);
  const entries = visibleEntries(ticket.timeline, actor).filter(({ seq }) => seq > after);
  const [people, attachments, words] = await Promise.all([
    deps.people([...new Set(peopleIn(entries))], actor),
    deps.presentAttachments(
      entries.flatMap(({ attachmentIds }) => attachmentIds),
      actor,
    ),
    deps.wordStandings(checksOf(entries), actor),
  ]);
  return entries.map((entry) => presentEntry(entry, actor, { people, attachments, words }));
}
