import { AppError, assertThat } from '#api/http/app-error';
import type { Page, PageInput } from '#api/mongo/index';
import type { Actor } from '#shared/accounts/actor';
import { deskRoles, staffRoles, type Role } from '#shared/accounts/roles';
import type { TicketView } from '#shared/tickets/ticket-api';
import { ticketStatuses, type TicketStatus } from '#shared/tickets/ticket-status';

import type { TicketDeps } from './ticket-deps';
import type { ListedTicket } from './ticket-repository';
import type { TicketScopeOfView } from './ticket-search-repository';

type Input = PageInput & {
  actor: Actor;
  view: TicketView;
  status?: string | undefined;
  q?: string | undefined;
};

/**
 * One page of a view, in the order that its readers need.
 *
 * @throws {AppError} `account.role_forbidden`, `request.invalid` for an unknown status
 */
export async function listTickets(deps: TicketDeps, input: Input): Promise<Page<ListedTicket>> {
  const { actor, view, limit, cursor } = input;
  const readers: readonly Role[] | undefined = onlyFor[view];
  assertThat(!readers || readers.includes(actor.role), 'account.role_forbidden');
  const whose = await scopeOf(deps, view, actor);
  return whose
    ? deps.tickets.list({
        whose,
        limit,
        cursor,
        statuses: readStatuses(input.status),
        words: input.q ?? '',
      })
    : { items: [], nextCursor: null };
}

const onlyFor: Partial<Record<TicketView, readonly Role[]>> = {
  pool: staffRoles,
  assigned: staffRoles,
  all: deskRoles,
};

/** Null: the organization keeps its people's tickets apart, or there is none. */
async function scopeOf(
  deps: TicketDeps,
  view: TicketView,
  actor: Actor,
): Promise<TicketScopeOfView | null> {
  switch (view) {
    case 'mine':
      return { view, reporterId: actor.id };
    case 'assigned':
      return { view, assigneeId: actor.id };
    case 'organization': {
      const organizationId = actor.organizationId;
      const organization = organizationId && (await deps.organization(organizationId));
      return organization && organization.colleaguesFollow
        ? { view, organizationId: organization.id }
        : null;
    }
    case 'pool':
    case 'all':
      return { view };
  }
}

function readStatuses(status: string | undefined): TicketStatus[] {
  return (status ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const known = ticketStatuses.find((candidate) => candidate === name);
      if (!known) {
        throw new AppError('request.invalid', {
          errors: [{ path: 'status', message: `没有“${name}”这种状态` }],
        });
      }
      return known;
    });
}
