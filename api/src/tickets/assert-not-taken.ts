import { AppError } from '#api/app-error';
import { may, roleName } from '#shared/accounts/roles';
import { mayAct } from '#shared/tickets/allowed-actions';

import type { Step } from './step';
import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';

/**
 * Whoever comes too late to take a ticket reads who was faster.
 *
 * @throws {AppError} `ticket.taken`, `ticket.offered_to_other`
 */
export async function assertNotTaken(
  { people }: Pick<TicketDeps, 'people'>,
  ticket: Ticket,
  step: Step,
): Promise<void> {
  const { actor } = step;
  const other = personBefore(ticket);
  if (!actor || other === null || other === actor.id || !isTooLate(ticket, step)) {
    return;
  }
  const person = (await people([other])).get(other)?.name ?? roleName('engineer');
  const isTaken = ticket.assigneeId !== null;
  throw new AppError(isTaken ? 'ticket.taken' : 'ticket.offered_to_other', { person });
}

function personBefore({ assigneeId, offer }: Ticket): string | null {
  return assigneeId ?? offer?.to ?? null;
}

/** Somebody who solves tickets would have taken it. */
function isTooLate({ status }: Ticket, { action, actor, relations }: Step): boolean {
  const isAccepting = action === 'accept' && actor !== null && may(actor.role, 'solve tickets');
  return isAccepting && !mayAct(status, action, relations);
}
