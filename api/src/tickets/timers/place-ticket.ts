import type { Choice } from '#api/assignment/index';

import { decideStep } from '../decide-step';
import { pooled, unplaced } from '../offer-news';
import type { OwnStep } from '../step';
import type { Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';
import type { TicketDeps } from '../ticket-deps';

/** What is written of a ticket that nobody has, once it is known who could take it. */
export async function placeTicket(
  choose: TicketDeps['choose'],
  ticket: Ticket,
  step: OwnStep,
): Promise<TicketChange> {
  const choice = await choose(ticket, step);
  if (choice.kind === 'offer') {
    const body = { assigneeId: choice.to, note: choice.reason };
    return decideStep(ticket, { ...step, action: 'assign', body });
  }
  return {
    fields: { offersFrom: choice.kind === 'later' ? choice.at : null },
    entries: [],
    outbox: newsOf(choice, ticket, step.now),
  };
}

function newsOf(choice: Exclude<Choice, { kind: 'offer' }>, ticket: Ticket, at: Date) {
  const { seq } = ticket;
  switch (choice.kind) {
    case 'pool':
      return [pooled({ at, seq }, ticket, choice.engineerIds)];
    case 'later':
      return choice.isUrgent ? [unplaced({ at, seq }, ticket)] : [];
    case 'desk':
      return choice.isTold ? [unplaced({ at, seq }, ticket)] : [];
  }
}
