import { ratingAnswers } from '#shared/ratings/rating';

import type { FollowUp, Rating } from './rating';

const hour = 60 * 60_000;
const day = 24 * hour;
/** Shanghai is UTC+8 all year. */
const zone = 8 * hour;

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
  const midnight = Math.floor((ratedAt.getTime() + zone) / day) * day - zone;
  return new Date(midnight + day + 18 * hour);
}
