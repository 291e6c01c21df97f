import { AppError, assertThat } from '#api/app-error';
import type { Page, PageInput } from '#api/mongo/index';
import type { Actor } from '#shared/accounts/actor';
import { may, type Grant } from '#shared/accounts/roles';
import type { ListedQueue } from '#shared/tickets/desk-queues';
import type { TicketView } from '#shared/tickets/ticket-api';
import { ticketStatuses, type TicketStatus } from '#shared/tickets/ticket-status';

import { searchTickets } from './search-tickets';
import type { TicketDeps } from './ticket-deps';
import type { ListedTicket } from './ticket-repository';
import type { TicketScopeOfView } from './ticket-view-repository';
import { ticketWords } from './words';

/** A search says as well how far it went. */
export type ListedPage = Page<ListedTicket> & {
  /** It took too long: there may be more. */
  isCut: boolean;
  /** Tickets of an earlier version are still being read: they are found later. */
  isIndexing: boolean;
};

type Input = PageInput & {
  actor: Actor;
  view: TicketView;
  status?: string | undefined;
  q?: string | undefined;
  /** Of `view=queue`. */
  queue?: ListedQueue | undefined;
};

/**
 * One page of a view, in the order that its readers need.
 *
 * @throws {AppError} `account.role_forbidden`, `request.invalid` for an unknown status
 */
export async function listTickets(deps: TicketDeps, input: Input): Promise<ListedPage> {
  const { actor, view, limit, cursor, signal } = input;
  assertThat(may(actor.role, readers[view]), 'account.role_forbidden');
  const whose = await scopeOf(deps, input);
  if (!whose) {
    return { items: [], nextCursor: null, ...whole };
  }
  const asked = { whose, limit, cursor, statuses: readStatuses(input.status) };
  const words = input.q ?? '';
  if (words === '') {
    return { ...(await deps.tickets.list(asked)), ...whole };
  }
  const [found, { isIndexing }] = await Promise.all([
    searchTickets(deps, { ...asked, signal, words, actor }),
    deps.searchState.read(),
  ]);
  return { ...found, isIndexing };
}

const whole = { isCut: false, isIndexing: false };

const readers: Record<TicketView, Grant> = {
  mine: 'report tickets',
  organization: 'report tickets',
  pool: 'read every ticket',
  offered: 'solve tickets',
  assigned: 'read every ticket',
  queue: 'dispatch tickets',
  all: 'dispatch tickets',
};

/** Null: the organization keeps its people's tickets apart, there is none, or its tickets are not for this person. */
async function scopeOf(
  deps: TicketDeps,
  { actor, queue, view }: Pick<Input, 'actor' | 'queue' | 'view'>,
): Promise<TicketScopeOfView | null> {
  switch (view) {
    case 'mine':
      return { view, reporterId: actor.id };
    case 'offered':
      return { view, offeredTo: actor.id };
    case 'assigned':
      return { view, assigneeId: actor.id };
    case 'organization': {
      const { organizationId, role } = actor;
      const mayFollow = may(role, 'follow colleagues') || may(role, 'read every ticket');
      const organization = mayFollow && organizationId && (await deps.organization(organizationId));
      return organization && organization.colleaguesFollow
        ? { view, organizationId: organization.id }
        : null;
    }
    case 'queue':
      if (queue === undefined) {
        throw new AppError('request.invalid', {
          errors: [{ path: 'queue', message: ticketWords.whichQueue }],
        });
      }
      return { view, queue };
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
          errors: [{ path: 'status', message: ticketWords.noSuchStatus(name) }],
        });
      }
      return known;
    });
}
