import { assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import type { Actor } from '#shared/accounts/actor';
import { isStaff } from '#shared/accounts/roles';
import type { TicketRelation } from '#shared/tickets/ticket-actions';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';

import { hasWorkedOn } from './facts';
import { checksOf, peopleIn, presentEntry } from './present-entry';
import { presentTicket } from './present-ticket';
import { readTicket, type TicketForActor } from './read-ticket';
import { hasPrivateReason } from './reasons';
import type { TimelineEntry } from './ticket';
import type { TicketDeps } from './ticket-deps';

export type TicketRecord = {
  ticket: TicketReply;
  /** What customers may see, oldest first; without its beginning when it is longer than the bound. */
  entries: TimelineEntryReply[];
};

const { most: mostEntries } = bounded.entriesOfRecord;

/**
 * What the record of a service is made of, as one viewer may see it: nothing internal, whoever asks.
 *
 * @throws {AppError} `ticket.not_found`; `account.role_forbidden` for an engineer who has no part in it
 */
export async function recordOfTicket(
  deps: TicketDeps,
  { id, actor }: { id: string; actor: Actor },
): Promise<TicketRecord> {
  const opened = await readTicket(deps, { id, actor });
  assertThat(hasPart(opened, actor), 'account.role_forbidden');
  const [ticket, entries] = await Promise.all([
    presentTicket(deps, opened, actor),
    openEntries(deps, opened, actor),
  ]);
  return { ticket, entries };
}

/** Whoever could take it, or only reads it, has no part in it. */
const asked = new Set<TicketRelation>(['pool', 'offered', 'staff']);

/** Customers who may read it stand to it; of the engineers those who hold it or worked on it. */
function hasPart({ ticket, relations }: TicketForActor, actor: Actor): boolean {
  const isNear = [...relations].some((relation) => !asked.has(relation));
  return !isStaff(actor.role) || isNear || hasWorkedOn(ticket, actor);
}

async function openEntries(deps: TicketDeps, { ticket }: TicketForActor, actor: Actor) {
  const range = { before: ticket.seq + 1, isForCustomers: true };
  const entries = await deps.tickets.entriesIn(ticket.id, range, mostEntries);
  const open = entries.map(withoutReason);
  const [people, attachments, words] = await Promise.all([
    deps.people([...new Set(peopleIn(open))], actor),
    deps.presentAttachments(
      open.flatMap(({ attachmentIds }) => attachmentIds),
      actor,
    ),
    deps.wordStandings(checksOf(open), actor),
  ]);
  return open.map((entry) => presentEntry(entry, actor, { people, attachments, words }));
}

/** Staff who fetch a record hand it to a customer. */
function withoutReason(entry: TimelineEntry): TimelineEntry {
  return hasPrivateReason(entry) ? { ...entry, text: '', attachmentIds: [] } : entry;
}
