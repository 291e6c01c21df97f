import { ratingAnswers } from '#shared/ratings/rating';
import { shanghai } from '#shared/time/shanghai';

import type { FollowUp, Rating } from './rating';

/** One call per round, however often a low rating is changed. */
export function openFollowUp(followUps: readonly FollowUp[], rating: Rating): FollowUp[] {
  if (followUps.some(({ round }) => round === rating.round)) {
    return [...followUps];
  }
  const { label } = ratingAnswers[rating.fixed];
  return [
    ...followUps,
    {
      round: rating.round,
      reason: `${label}，${rating.stars} 星`,
      dueAt: callBackBy(rating.at),
      ownerId: null,
      state: 'open',
    },
  ];
}

/** Tomorrow 18:00 in Shanghai: what the page tells the customer after a bad rating. */
export function callBackBy(ratedAt: Date): Date {
  return shanghai(ratedAt).add(1, 'day').startOf('day').hour(18).toDate();
}
