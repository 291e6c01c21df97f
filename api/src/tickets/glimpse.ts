import type { Glimpse } from '#api/moderation/index';

import { partsOf } from './check-step-words';
import { reportParts } from './report-details';
import type { TicketDeps } from './ticket-deps';
import type { MarkedTicket } from './ticket-reading-repository';

/** What the desk must know of a ticket to judge words on it: its number and the words of that content check. */
export async function glimpse(
  { tickets }: Pick<TicketDeps, 'tickets'>,
  ticketId: string,
  checkId: string,
): Promise<Glimpse | null> {
  const ticket = await tickets.findMarked(ticketId, { checkId });
  return ticket && { number: ticket.number, words: wordsOf(ticket, checkId) };
}

function wordsOf(ticket: MarkedTicket, checkId: string): string | null {
  const entry = ticket.timeline.find((one) => one.checkId === checkId);
  const parts = ticket.checkId === checkId ? reportParts(ticket) : entry && partsOf(entry);
  return (
    parts
      ?.map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n') ?? null
  );
}
