import type { FollowUp } from '#api/follow-ups/index';
import { callChange, giveRating, ratingOf, type Rating } from '#api/ratings/index';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { followUpFact } from '../follow-ups/follow-up-fact';
import type { Effect, OwedBeside } from '../step';
import { currentRound } from '../ticket';

/** Keeps the rating; "not solved" on a resolution that waits for an answer is a rejection too. */
export const rate: Effect = (ticket, { body, now, terms: { calendar } }) => {
  const { fixed, stars, tags, note: words } = body;
  const round = currentRound(ticket);
  // after the last round somebody calls, and nothing begins anew
  const isRejected = fixed === 'no' && ticket.status === 'resolved' && round < ticketLimits.rounds;
  const fields = giveRating(ticket, { round, now, calendar, fixed, stars, tags, words });
  const change = callChange(ticket.followUps, fields.followUps);
  return {
    fields,
    entry: {
      rating: brief(ratingOf(fields.ratings, round)),
      followUp: change && { state: change.state, dueAt: change.dueAt },
    },
    owes: change ? tellOfCall(fields.followUps, change) : [],
    ...(isRejected && { then: 'reject' as const }),
  };
};

/** The desk hears at once of a call that it owes, and whoever owed one that it was taken back. */
function tellOfCall(
  followUps: readonly FollowUp[],
  { id, state }: NonNullable<ReturnType<typeof callChange>>,
): OwedBeside[] {
  const { ownerId = null, reason = '' } = followUps.find((one) => one.id === id) ?? {};
  const isPromised = state === 'promised';
  return [
    {
      fact: followUpFact(id, state),
      kind: isPromised ? 'follow_up_promised' : 'follow_up_withdrawn',
      ...{ visibility: 'internal', text: reason, followUp: { ownerId, formerOwnerId: null } },
    },
  ];
}

function brief(rating: Rating | null) {
  return rating && { fixed: rating.fixed, stars: rating.stars, tags: rating.tags };
}
