import { assertThat } from '#api/app-error';
import type { Actor } from '#shared/accounts/actor';
import type { SubmitBody } from '#shared/tickets/ticket-api';

import { relationsOf } from './read-ticket';
import { readContactPhone, takeIn } from './take-in';
import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';

type Input = { actor: Actor; body: SubmitBody; idempotencyKey: string | null };

/**
 * Takes in a problem from whoever has it; the same key gives the same ticket.
 *
 * @throws {AppError} `request.invalid` for a contact’s number that is none, `ticket.product_not_found`, `ticket.phone_required`, `ticket.earlier_not_found`, `moderation.text_refused`, `attachment.not_found`,
 *   `request.key_reused`
 */
export function submitTicket(deps: TicketDeps, input: Input): Promise<Ticket> {
  const { actor, body, idempotencyKey: key } = input;
  return takeIn(deps, {
    ...{ authorId: actor.id, key, request: body, body, filed: null },
    contact: () => contactOf(deps, actor, body),
    earlier: () => earlierOf(deps, actor, body),
    reporter: () => Promise.resolve(actor),
  });
}

/** What a reporter takes up again is their own, and they can still read it. */
async function earlierOf(deps: TicketDeps, actor: Actor, { followsTicketId: id }: SubmitBody) {
  if (id === undefined) {
    return null;
  }
  const ticket = await deps.tickets.find(id, { isForCustomers: true });
  const isTheirs = ticket !== null && (await relationsOf(deps, ticket, actor)).has('reporter');
  assertThat(isTheirs, 'ticket.earlier_not_found');
  return { id, number: ticket.number };
}

/** Nobody types a number again that their account already has. */
async function contactOf({ people }: TicketDeps, { id }: Actor, { contact }: SubmitBody) {
  const { name, phone: written } = contact;
  if (written !== undefined) {
    return { name, phone: readContactPhone(written, 'contact.phone') };
  }
  const phone = (await people([id])).get(id)?.phone;
  assertThat(phone, 'ticket.phone_required');
  return { name, phone };
}
