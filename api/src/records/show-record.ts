import type { Actor } from '#shared/accounts/actor';
import { sideOf, type Side } from '#shared/accounts/roles';
import type { RecordReply } from '#shared/records/record-api';
import { ticketOutcomeWords, ticketStatusWords } from '#shared/tickets/ticket-life-words';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import type { RecordDeps } from './record-deps';
import { sayWhen } from './say-when';
import { sectionsOf } from './sections/index';
import { recordWords } from './words';

/**
 * What proves the service of one ticket, as one viewer may see it.
 *
 * @throws {AppError} `ticket.not_found`, `account.role_forbidden`
 */
export async function showRecord(
  deps: Pick<RecordDeps, 'clock' | 'links' | 'recordOfTicket'>,
  { id, actor }: { id: string; actor: Actor },
): Promise<RecordReply> {
  const source = await deps.recordOfTicket({ id, actor });
  const { number, updatedAt } = source.ticket;
  return {
    number,
    title: recordWords.title,
    asOf: updatedAt,
    state: recordWords.asOf(sayWhen(updatedAt), standingOf(source.ticket, sideOf(actor.role))),
    sections: sectionsOf(source),
    pdfUrl: deps.links.sign(id, actor, deps.clock()),
  };
}

/** What was merged goes on in another ticket: it was not cancelled. */
function standingOf({ mergedInto, outcome, status }: TicketReply, side: Side): string {
  if (mergedInto) {
    return recordWords.merged(mergedInto.number);
  }
  return (outcome === null ? ticketStatusWords[status] : ticketOutcomeWords[outcome])[side];
}
