import { assertThat } from '#api/app-error';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import type { TicketRelation } from '#shared/tickets/ticket-actions';

import { mayRead, relationsTo, type StepActor, type TicketPeople } from './relations';
import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';
import type { Look } from './ticket-projection';
import type { FoundTicket } from './ticket-reading-repository';

export type TicketForActor<T extends Ticket = Ticket> = {
  ticket: T;
  relations: ReadonlySet<TicketRelation>;
};
type Deps = Pick<TicketDeps, 'tickets' | 'organization'>;

type Reading = Pick<Look, 'isFresh' | 'request'> & { id: string; actor: StepActor };

/**
 * Reads a ticket for somebody, with its newest entries; whom it does not concern must not even learn that it exists.
 *
 * @throws {AppError} `ticket.not_found`
 */
export async function readTicket(
  deps: Deps,
  { id, actor, request = null, isFresh = false }: Reading,
): Promise<TicketForActor<FoundTicket>> {
  const isForCustomers = actor !== null && !may(actor.role, 'read every ticket');
  const ticket = await deps.tickets.find(id, { isForCustomers, request, isFresh });
  assertThat(ticket, 'ticket.not_found');
  const relations = await relationsOf(deps, ticket, actor);
  assertThat(mayRead(actor, relations), 'ticket.not_found');
  return { ticket, relations };
}

/** Whether somebody may read a ticket now. */
export async function isReadableBy(deps: Deps, id: string, actor: Actor): Promise<boolean> {
  const ticket = await deps.tickets.findParties(id);
  return ticket !== null && mayRead(actor, await relationsOf(deps, ticket, actor));
}

/** @throws {AppError} `ticket.not_found` */
export async function assertReadable(deps: Deps, id: string, actor: Actor): Promise<void> {
  assertThat(await isReadableBy(deps, id, actor), 'ticket.not_found');
}

export async function relationsOf(
  deps: Pick<TicketDeps, 'organization'>,
  ticket: TicketPeople,
  actor: StepActor,
): Promise<Set<TicketRelation>> {
  const open = relationsTo(ticket, actor, true);
  // only a possible follower needs the organization's word for it
  if (!open.has('follower') || ticket.organizationId === null) {
    return open;
  }
  const organization = await deps.organization(ticket.organizationId);
  return relationsTo(ticket, actor, organization?.colleaguesFollow ?? false);
}
