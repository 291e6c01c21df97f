import type { TicketReply } from '#shared/tickets/ticket-replies';
import { ticketCategories, ticketScopes, ticketSeverities } from '#shared/tickets/ticket-words';

import { facts, pictures, text, type SectionMaker } from '../record-source';
import { recordWords } from '../words';

/** What was wrong, in the reporter's words. */
export const problem: SectionMaker = ({ ticket }) => {
  const words = recordWords.problem;
  return {
    title: words.title,
    blocks: [
      ...text(words.words, ticket.description),
      ...facts(
        [words.category, ticketCategories[ticket.category].label],
        [words.severity, ticketSeverities[ticket.severity].label],
        [words.scope, ticketScopes[ticket.scope].label],
        [words.visit, visitOf(ticket)],
        [words.environment, ticket.environment],
      ),
      ...pictures(words.pictures, ticket.attachments),
    ],
  };
};

function visitOf({ visit }: TicketReply): string | null {
  const parts = visit ? [visit.address, visit.preferredTime].filter((part) => part !== '') : [];
  const [address, time] = parts;
  return address !== undefined && time !== undefined
    ? recordWords.problem.visitAt(address, time)
    : (address ?? null);
}
