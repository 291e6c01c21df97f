import { callChange, giveRating, ratingOf, type Rating } from '#api/ratings/index';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import type { Effect } from '../step';
import { currentRound } from '../ticket';

/** Keeps the rating; "not solved" on a resolution that waits for an answer is a rejection too. */
export const rate: Effect = (ticket, { body, now }) => {
  const { fixed, stars, tags, note: words } = body;
  const round = currentRound(ticket);
  // after the last round somebody calls, and nothing begins anew
  const isRejected = fixed === 'no' && ticket.status === 'resolved' && round < ticketLimits.rounds;
  const fields = giveRating(ticket, { round, now, fixed, stars, tags, words });
  return {
    fields,
    entry: {
      rating: brief(ratingOf(fields.ratings, round)),
      followUp: callChange(ticket.followUps, fields.followUps),
    },
    ...(isRejected && { then: 'reject' as const }),
  };
};

function brief(rating: Rating | null) {
  return rating && { fixed: rating.fixed, stars: rating.stars, tags: rating.tags };
}
