import type { RatingReply } from '#shared/tickets/ticket-replies';

import { owedCall } from './follow-up';
import { changeableUntil } from './give-rating';
import type { Rating } from './rating';

export function presentRating(rating: Rating): RatingReply {
  const { round, fixed, stars, tags, words } = rating;
  return {
    round,
    fixed,
    stars,
    tags,
    words,
    ratedAt: rating.ratedAt.toISOString(),
    changeableUntil: changeableUntil(rating).toISOString(),
  };
}

/** The call that the customer is still waiting for. */
export function presentFollowUp(rated: Parameters<typeof owedCall>[0]): { dueAt: string } | null {
  const owed = owedCall(rated);
  return owed && { dueAt: owed.dueAt.toISOString() };
}
