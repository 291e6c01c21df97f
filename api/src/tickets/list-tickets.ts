import { AppError, assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import type { Page, PageInput } from '#api/mongo/index';
import type { Actor } from '#shared/accounts/actor';
import { may, type Grant } from '#shared/accounts/roles';
import type { TicketView } from '#shared/tickets/ticket-api';
import { ticketStatuses, type TicketStatus } from '#shared/tickets/ticket-status';

import { checksOf, standingOf } from './present-entry';
import type { TicketDeps } from './ticket-deps';
import type { ListedTicket } from './ticket-repository';
import {
  isFoundBeside,
  type TicketScopeOfView,
  type TicketSearch,
} from './ticket-search-repository';
import { ticketWords } from './words';

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
  const { actor, view, limit, cursor, signal } = input;
  assertThat(may(actor.role, readers[view]), 'account.role_forbidden');
  const whose = await scopeOf(deps, view, actor);
  if (!whose) {
    return { items: [], nextCursor: null };
  }
  const statuses = readStatuses(input.status);
  const words = input.q ?? '';
  return search(deps, { whose, limit, cursor, signal, statuses, words }, actor);
}

/** A page of findings may lack some of its tickets; it is filled up this often. */
const { most: mostLooks } = bounded.looksOfSearch;

/** The database finds hidden words too: what nothing but those led to is no finding. */
async function search(deps: TicketDeps, asked: TicketSearch, actor: Actor) {
  const items: ListedTicket[] = [];
  let { cursor } = asked;
  for (let look = 0; look < mostLooks; look += 1) {
    const page = await deps.tickets.list({ ...asked, cursor, limit: asked.limit - items.length });
    items.push(...(await withoutHidden(deps, page.items, { words: asked.words, actor })));
    cursor = page.nextCursor ?? undefined;
    if (cursor === undefined || items.length >= asked.limit) {
      break;
    }
  }
  return { items, nextCursor: cursor ?? null };
}

async function withoutHidden(
  deps: TicketDeps,
  found: readonly ListedTicket[],
  { words, actor }: { words: string; actor: Actor },
): Promise<ListedTicket[]> {
  const standings = words === '' ? null : await deps.wordStandings(checksOf(found), actor);
  return found.filter(
    (ticket) =>
      standings === null || standingOf(standings, ticket).isShown || isFoundBeside(ticket, words),
  );
}

const readers: Record<TicketView, Grant> = {
  mine: 'report tickets',
  organization: 'report tickets',
  pool: 'read every ticket',
  assigned: 'read every ticket',
  all: 'dispatch tickets',
};

/** Null: the organization keeps its people's tickets apart, there is none, or its tickets are not for this person. */
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
      const { organizationId, role } = actor;
      const mayFollow = may(role, 'follow colleagues') || may(role, 'read every ticket');
      const organization = mayFollow && organizationId && (await deps.organization(organizationId));
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
          errors: [{ path: 'status', message: ticketWords.noSuchStatus(name) }],
        });
      }
      return known;
    });
}
