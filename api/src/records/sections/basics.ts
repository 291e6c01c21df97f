import { sayPhone } from '#shared/phones/say-phone';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { facts, type SectionMaker } from '../record-source';
import { sayWhen } from '../say-when';
import { recordWords } from '../words';

/** Who was served, with what, by whom and when. */
export const basics: SectionMaker = ({ ticket }) => {
  const words = recordWords.basics;
  const { contact, reporter } = ticket;
  return {
    title: words.title,
    blocks: facts(
      [words.number, ticket.number],
      [words.customer, reporter.name],
      [words.organization, reporter.organization],
      [words.contact, `${contact.name} ${sayPhone(contact.phone)}`],
      [words.product, ticket.product?.name],
      [words.asset, ticket.assetCode],
      [words.engineer, ticket.assignee?.name],
      [words.submitted, sayWhen(ticket.createdAt)],
      [words.ended, endOf(ticket)],
    ),
  };
};

function endOf({ status, stepTimes }: TicketReply): string | null {
  const end = stepTimes.at(-1);
  return status === 'closed' && typeof end === 'string' ? sayWhen(end) : null;
}
