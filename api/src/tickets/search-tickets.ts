import { bounded } from '#api/bounds/index';
import type { PageInput } from '#api/mongo/index';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import type { TicketStatus } from '#shared/tickets/ticket-status';

import { checksOf, standingOf } from './present-entry';
import { keysSeen, satisfiesAll, searchTerms } from './search/index';
import type { FoundTickets } from './sign-search-repository';
import type { TicketDeps } from './ticket-deps';
import type { ListedTicket } from './ticket-repository';
import type { TicketSearch } from './ticket-search-repository';
import type { TicketScopeOfView } from './ticket-view-repository';

type Asked = PageInput & {
  actor: Actor;
  whose: TicketScopeOfView;
  statuses: readonly TicketStatus[];
  words: string;
};

/** A page of findings may lack some of its tickets; it is filled up this often. */
const { most: mostLooks } = bounded.looksOfSearch;

/** Tickets that are found by these words as this person sees them. Words without a letter or a digit find nothing. */
export async function searchTickets(
  deps: TicketDeps,
  { words, actor, ...asked }: Asked,
): Promise<FoundTickets> {
  const terms = searchTerms(words);
  const items: ListedTicket[] = [];
  let { cursor } = asked;
  for (let look = 0; terms.length > 0 && look < mostLooks; look += 1) {
    const limit = asked.limit - items.length;
    const page = await deps.searching.find({ ...asked, terms, cursor, limit });
    items.push(...(await asSeen(deps, page.items, { terms, actor })));
    cursor = page.nextCursor ?? undefined;
    if (page.isCut || cursor === undefined || items.length >= asked.limit) {
      return { ...page, items };
    }
  }
  return { items, nextCursor: cursor ?? null, isCut: false };
}

type Reader = Pick<TicketSearch, 'terms'> & { actor: Actor };

/** The database finds by everything, and by names of earlier: what nothing led to that this person sees is no finding. */
async function asSeen(
  deps: TicketDeps,
  found: readonly ListedTicket[],
  { terms, actor }: Reader,
): Promise<ListedTicket[]> {
  const ids = found.flatMap(({ reporterId, assigneeId }) => [reporterId, assigneeId ?? []].flat());
  const [standings, names] = await Promise.all([
    deps.wordStandings(checksOf(found), actor),
    deps.people([...new Set(ids)]),
  ]);
  const mayReadAll = may(actor.role, 'read every ticket');
  return found.filter((ticket) => {
    const sight = {
      isReportShown: standingOf(standings, ticket).isShown,
      isPhoneShown: mayReadAll || ticket.reporterId === actor.id,
    };
    return satisfiesAll(keysSeen(ticket, names, sight), terms);
  });
}
