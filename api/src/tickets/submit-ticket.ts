import { randomBytes } from 'node:crypto';

import { readPhone } from '#api/accounts/index';
import { AppError, assertThat } from '#api/app-error';
import type { Actor } from '#shared/accounts/actor';
import type { SubmitBody } from '#shared/tickets/ticket-api';

import { announceSteps } from './announce-steps';
import { assertSameRequest, fingerprintOf, ticketIdOf } from './fingerprint';
import { newTicket } from './new-ticket';
import { ticketKey } from './owed-notice';
import { relationsOf } from './read-ticket';
import { detailsIn, reportParts } from './report-details';
import { searchKeysOf } from './search-keys-of';
import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';
import { ticketWords } from './words';
import { wakeTimers } from './write-change';

type Input = { actor: Actor; body: SubmitBody; idempotencyKey: string | null };

/**
 * Takes in a problem; the same key gives the same ticket, also after a crash between any two steps.
 *
 * @throws {AppError} `request.invalid` for a contact’s number that is none, `ticket.product_not_found`, `ticket.phone_required`, `ticket.earlier_not_found`, `moderation.text_refused`, `attachment.not_found`,
 *   `request.key_reused`
 */
export async function submitTicket(deps: TicketDeps, input: Input): Promise<Ticket> {
  const { actor, body, idempotencyKey: key } = input;
  const fingerprint = fingerprintOf(body);
  const id = key === null ? randomBytes(12).toString('hex') : ticketIdOf(actor.id, key);

  const written = key === null ? null : await deps.tickets.find(id);
  if (written) {
    assertSameRequest(written, fingerprint);
    return written;
  }
  if (body.productId !== undefined) {
    assertThat(await deps.product(body.productId), 'ticket.product_not_found');
  }
  const earlier = await earlierOf(deps, actor, body);
  const contact = await contactOf(deps, actor, body);
  const parts = reportParts({ ...detailsIn(body), description: body.description, contact });
  const checkId = await deps.checkWords({ authorId: actor.id, ticketId: id, parts });
  await deps.claimAttachments(body.attachmentIds, actor.id, id);
  const organization = actor.organizationId ? await deps.organization(actor.organizationId) : null;
  const now = deps.clock();
  const terms = await deps.terms({
    organizationId: organization?.id ?? null,
    productId: body.productId ?? null,
  });
  const ticket = newTicket({
    id,
    number: await deps.nextNumber(now),
    reporterId: actor.id,
    organization,
    body,
    contact,
    now,
    terms,
    earlier,
    offersFrom: await deps.offersFrom(body, { now, terms }),
    checkId,
    key,
    fingerprint,
  });
  if (await deps.tickets.create(ticket, await searchKeysOf(deps, ticket))) {
    deps.newsOwed.raise(ticketKey(id));
    wakeTimers(deps, ticket);
    await announceSteps(deps, null, ticket);
    return ticket;
  }
  // the same request, sent twice at once, was faster
  return submitTicket(deps, input);
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
    return { name, phone: phoneOf(written) };
  }
  const phone = (await people([id])).get(id)?.phone;
  assertThat(phone, 'ticket.phone_required');
  return { name, phone };
}

function phoneOf(written: string): string {
  const phone = readPhone(written);
  if (phone === null) {
    const message = ticketWords.partOfNumber;
    throw new AppError('request.invalid', { errors: [{ path: 'contact.phone', message }] });
  }
  return phone;
}
