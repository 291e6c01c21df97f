import { bounded } from '#api/bounds/index';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';

import { checksOf, peopleIn, presentEntry } from './present-entry';
import { assertReadable } from './read-ticket';
import type { TicketDeps } from './ticket-deps';

type Input = {
  ticketId: string;
  after?: number | undefined;
  before?: number | undefined;
  actor: Actor;
};

const pageLength = {
  backwards: bounded.entriesOnPage.most,
  forwards: bounded.entriesAfter.most,
};

/**
 * The 30 entries before one that the viewer has already, or the next 100 after it; oldest first. A customer's numbers may
 * have gaps. Entry 1 is the first of every ticket.
 *
 * @throws {AppError} `ticket.not_found`
 */
export async function showTimeline(
  deps: TicketDeps,
  { ticketId, after = 0, before, actor }: Input,
): Promise<TimelineEntryReply[]> {
  await assertReadable(deps, ticketId, actor);
  const entries = await deps.tickets.entriesIn(
    ticketId,
    {
      ...{ after, isForCustomers: !may(actor.role, 'read every ticket') },
      ...(before !== undefined && { before }),
    },
    before === undefined ? pageLength.forwards : pageLength.backwards,
  );
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
