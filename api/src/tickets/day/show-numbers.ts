import { bounded } from '#api/bounds/index';
import { ratingOf, type Rating } from '#api/ratings/index';
import type { Actor } from '#shared/accounts/actor';
import type { OwnRating, WorkNumbers } from '#shared/tickets/work-numbers-api';

import { checksOf, standingOf, type Known } from '../present-entry';
import { currentRound } from '../ticket';
import type { TicketDeps } from '../ticket-deps';

import { countWork, solvedSince, type Solved } from './count-work';

const days = 30;
const day = 24 * 60 * 60_000;

/** What somebody solved in the last 30 days, how soon, and what customers said of it. */
export async function showNumbers(deps: TicketDeps, actor: Actor): Promise<WorkNumbers> {
  const since = new Date(deps.clock().getTime() - days * day);
  const found = await deps.days.solvedBy(actor.id, since);
  const solved = solvedSince(found, actor.id, since);
  const ratings = solved
    .flatMap((ticket) => ticket.ownRatings.map((rating) => ({ ticket, rating })))
    .sort((one, other) => +other.rating.ratedAt - +one.rating.ratedAt)
    .slice(0, bounded.ratingsShown.most);
  const words = await deps.wordStandings(checksOf(ratings.map(saidOf)), actor);
  return {
    days,
    ...countWork(solved),
    ratings: ratings.map((one) => present(one, words)),
    isCut: found.length > bounded.solvedCounted.most,
  };
}

type Rated = { ticket: Solved; rating: Rating };

/** Only the newest rating's check is remembered: the words of earlier ones stay the desk's. */
function isNewest({ ticket, rating }: Rated): boolean {
  return ratingOf(ticket.ratings, currentRound(ticket)) === rating;
}

function saidOf(one: Rated) {
  return { checkId: isNewest(one) ? (one.ticket.ratingCheckId ?? null) : null };
}

function present(one: Rated, words: Known['words']): OwnRating {
  const { ticket, rating } = one;
  const isShown = isNewest(one) && standingOf(words, saidOf(one)).isShown;
  const { fixed, ratedAt, stars } = rating;
  return {
    ...{ id: ticket.id, number: ticket.number, fixed, stars, ratedAt: ratedAt.toISOString() },
    tags: isShown ? rating.tags : [],
    words: isShown ? rating.words : '',
  };
}
