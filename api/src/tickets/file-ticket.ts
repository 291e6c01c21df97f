import { assertThat } from '#api/app-error';
import type { Actor } from '#shared/accounts/actor';
import type { FileBody } from '#shared/tickets/desk-ticket-api';

import { assertRegion } from './assert-region';
import { readContactPhone, takeIn } from './take-in';
import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';

type Input = { actor: Actor; body: FileBody; idempotencyKey: string | null };

/**
 * The desk takes in a problem for whoever called, wrote or came: the ticket is theirs, as if they had reported it themselves.
 *
 * @throws {AppError} `request.invalid` for a number that is none or a region that is not there, `customer.not_found`, `customer.several`, `directory.not_found` for an
 *   organization, `ticket.product_not_found`, `moderation.text_refused`, `request.key_reused`
 */
export async function fileTicket(deps: TicketDeps, input: Input): Promise<Ticket> {
  const { actor, body, idempotencyKey: key } = input;
  const { caller, channel, ...report } = body;
  await assertRegion(deps, report.regionId ?? null, 'regionId');
  const phone = readContactPhone(caller.phone, 'caller.phone');
  const { customerId = null, name, organizationId = null } = caller;
  if (organizationId !== null) {
    assertThat(await deps.organization(organizationId), 'directory.not_found');
  }
  const ticket = await takeIn(deps, {
    ...{ authorId: actor.id, key, request: body },
    body: { ...report, attachmentIds: [] },
    filed: { by: actor.id, channel },
    contact: () => Promise.resolve({ name, phone }),
    earlier: () => Promise.resolve(null),
    reporter: async () => {
      const person = await deps.personFor({ customerId, name, phone, organizationId });
      return { id: person.id, organizationId: person.organizationId ?? organizationId };
    },
  });
  return ownedByNow(deps, ticket);
}

/** Whoever called may have signed in between the look for them and the write: what was moved then did not hold this ticket yet. */
async function ownedByNow(deps: TicketDeps, ticket: Ticket): Promise<Ticket> {
  const { reporterId } = ticket;
  const person = await deps.currentPerson(reporterId);
  if (!person || person.id === reporterId) {
    return ticket;
  }
  await deps.moveReports(reporterId, person.id);
  return { ...ticket, reporterId: person.id };
}
