import type { RatingReply } from '#shared/tickets/ticket-replies';

import { changeableUntil } from './give-rating';
import type { FollowUp, Rating } from './rating';

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
export function presentFollowUp(followUps: readonly FollowUp[]): { dueAt: string } | null {
  const open = followUps.findLast(({ state }) => state === 'open');
  return open ? { dueAt: open.dueAt.toISOString() } : null;
}
