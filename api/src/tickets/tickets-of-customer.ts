import { ratingOf } from '#api/ratings/index';
import type { Actor } from '#shared/accounts/actor';
import type { CustomerReply } from '#shared/customers/customer-api';
import { cutTo } from '#shared/text/length';

import { checksOf, standingOf } from './present-entry';
import { currentRound } from './ticket';
import type { TicketDeps } from './ticket-deps';

const firstWords = 60;

/** What a customer reported before, for staff who speak with them. */
export async function ticketsOfCustomer(
  { customers, wordStandings }: Pick<TicketDeps, 'customers' | 'wordStandings'>,
  customerId: string,
  reader: Actor,
): Promise<CustomerReply['tickets']> {
  const [tickets, counts] = await Promise.all([
    customers.newest(customerId),
    customers.count(customerId),
  ]);
  const words = await wordStandings(checksOf(tickets), reader);
  const newest = tickets.map((ticket) => {
    const { id, number, status, outcome = null, mergedInto, category, createdAt } = ticket;
    const rating = ratingOf(ticket.ratings, currentRound(ticket));
    return {
      ...{ id, number, status, outcome, category, createdAt: createdAt.toISOString() },
      isMerged: Boolean(mergedInto),
      description: standingOf(words, ticket).isShown ? cutTo(ticket.description, firstWords) : '',
      rating: rating && { fixed: rating.fixed, stars: rating.stars },
    };
  });
  return { newest, ...counts };
}
