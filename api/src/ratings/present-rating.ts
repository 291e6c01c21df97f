import type { RatingReply } from '#shared/tickets/ticket-replies';

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
