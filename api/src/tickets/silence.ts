import type { ServiceTerms } from '#shared/promises/service-terms';
import { workingDayAfter } from '#shared/promises/working-day-after';
import type { TicketAction, TicketRelation } from '#shared/tickets/ticket-actions';
import type { TicketStatus } from '#shared/tickets/ticket-status';

import type { Silence, Ticket } from './ticket';

type Moment = { now: Date; terms: ServiceTerms };
type Said = Moment & {
  action: TicketAction;
  status: TicketStatus;
  byCustomer: boolean;
  /** False: no reminder would be heard. */
  isReporterReached: boolean;
};

export function isByCustomer(relations: ReadonlySet<TicketRelation>): boolean {
  return relations.has('reporter') || relations.has('follower');
}

/** How a customer who does not answer will be reminded after a step; null: it is not their turn. */
export function silenceAfter(ticket: Ticket, said: Said): Silence | null {
  const { action, byCustomer, status } = said;
  const isTheirTurn = status === 'resolved' || status === 'awaiting_customer';
  if (!isTheirTurn || !said.isReporterReached) {
    return null;
  }
  // whoever speaks is not silent
  const isBroken = status !== ticket.status || (action === 'message' && byCustomer);
  if (!isBroken) {
    return ticket.silence ?? null;
  }
  const { remindAfterDays, silentForDays } = said.terms.patience;
  const days = status === 'resolved' ? remindAfterDays : [...remindAfterDays, silentForDays];
  const left = days.map((count) => workingDayAfter(said.terms.calendar, said.now, count));
  return { on: status, seq: ticket.seq + 1, told: 0, left };
}

/** When a resolution that nobody answers counts as confirmed. */
export function confirmedBy({ now, terms }: Moment): Date {
  return workingDayAfter(terms.calendar, now, terms.patience.silentForDays);
}
