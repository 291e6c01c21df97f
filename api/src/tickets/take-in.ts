import { randomBytes } from 'node:crypto';

import { readPhone } from '#api/accounts/index';
import { AppError, assertThat } from '#api/app-error';
import type { TicketLink } from '#shared/tickets/timeline-replies';

import { announceSteps } from './announce-steps';
import { assertSameRequest, fingerprintOf, ticketIdOf } from './fingerprint';
import { newTicket, type Filed, type Reported } from './new-ticket';
import { ticketKey } from './owed-notice';
import { detailsIn, reportParts } from './report-details';
import { searchKeysOf } from './search-keys-of';
import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';
import { ticketWords } from './words';
import { wakeTimers } from './write-change';

/** A problem on its way in, whoever sends it. */
export type Incoming = {
  /** Who sends it: their words are looked over, and their key counts. */
  authorId: string;
  key: string | null;
  /** What tells a repetition from another request with the same key. */
  request: unknown;
  body: Reported;
  contact: () => Promise<Ticket['contact']>;
  earlier: () => Promise<TicketLink | null>;
  /** Found, or made, only when nothing else can be refused any more. */
  reporter: () => Promise<{ id: string; organizationId: string | null }>;
  filed: Filed | null;
};

/**
 * Takes in a problem; the same key gives the same ticket, also after a crash between any two steps.
 *
 * @throws {AppError} `ticket.product_not_found`, `moderation.text_refused`, `attachment.not_found`, `request.key_reused`, and what
 *   `contact`, `earlier` and `reporter` throw
 */
export async function takeIn(deps: TicketDeps, incoming: Incoming): Promise<Ticket> {
  const { authorId, body, filed, key } = incoming;
  const fingerprint = fingerprintOf(incoming.request);
  const id = key === null ? randomBytes(12).toString('hex') : ticketIdOf(authorId, key);

  const written = key === null ? null : await deps.tickets.find(id);
  if (written) {
    assertSameRequest(written, fingerprint);
    return written;
  }
  if (body.productId !== undefined) {
    assertThat(await deps.product(body.productId), 'ticket.product_not_found');
  }
  const earlier = await incoming.earlier();
  const contact = await incoming.contact();
  const parts = reportParts({ ...detailsIn(body), description: body.description, contact });
  const checkId = await deps.checkWords({ authorId, ticketId: id, parts });
  await deps.claimAttachments(body.attachmentIds, authorId, id);
  const reporter = await incoming.reporter();
  const organization =
    reporter.organizationId === null ? null : await deps.organization(reporter.organizationId);
  const now = deps.clock();
  const terms = await deps.terms({
    organizationId: organization?.id ?? null,
    productId: body.productId ?? null,
    createdAt: now,
  });
  const ticket = newTicket({
    ...{ id, number: await deps.nextNumber(now), reporterId: reporter.id },
    ...{ organization, body, contact, now, terms, earlier, filed },
    offersFrom: await deps.offersFrom(body, { now, terms }),
    ...{ checkId, key, fingerprint },
  });
  if (await deps.tickets.create(ticket, await searchKeysOf(deps, ticket))) {
    deps.newsOwed.raise(ticketKey(id));
    wakeTimers(deps, ticket);
    await announceSteps(deps, null, ticket);
    return ticket;
  }
  // the same request, sent twice at once, was faster
  return takeIn(deps, incoming);
}

/**
 * A contact's number in the one form that is stored.
 *
 * @throws {AppError} `request.invalid`
 */
export function readContactPhone(written: string, path: string): string {
  const phone = readPhone(written);
  if (phone === null) {
    const message = ticketWords.partOfNumber;
    throw new AppError('request.invalid', { errors: [{ path, message }] });
  }
  return phone;
}
