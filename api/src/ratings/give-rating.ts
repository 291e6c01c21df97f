import { AppError, assertThat } from '#api/http/app-error';
import { isLowRating, ratingLimits, type RatingAnswer } from '#shared/ratings/rating';

import { openFollowUp } from './follow-up';
import type { FollowUp, Rating, RatingVersion } from './rating';

type Rated = { ratings: Rating[]; followUps: FollowUp[] };

export type RatingInput = {
  /** The resolution round it is about. */
  round: number;
  now: Date;
  fixed?: RatingAnswer | undefined;
  stars?: number | undefined;
  tags?: readonly string[] | undefined;
  words?: string | undefined;
};

/**
 * Gives or changes the rating of a round; a low one owes the customer a call.
 *
 * @throws {AppError} `rating.answer_required`, `rating.too_late`, `request.invalid`
 */
export function giveRating(rated: Rated, input: RatingInput): Rated {
  const said = version(input);
  const earlier = ratingOf(rated.ratings, input.round);
  assertThat(
    !earlier || input.now.getTime() <= changeableUntil(earlier).getTime(),
    'rating.too_late',
  );
  const rating: Rating = {
    ...said,
    round: input.round,
    ratedAt: earlier?.ratedAt ?? input.now,
    history: earlier ? [...earlier.history, versionOf(earlier)] : [],
  };
  return {
    ratings: [...rated.ratings.filter(({ round }) => round !== input.round), rating],
    followUps: isLowRating(said) ? openFollowUp(rated.followUps, rating) : rated.followUps,
  };
}

export function ratingOf(ratings: readonly Rating[], round: number): Rating | null {
  return ratings.find((rating) => rating.round === round) ?? null;
}

export function changeableUntil({ ratedAt }: Pick<Rating, 'ratedAt'>): Date {
  return new Date(ratedAt.getTime() + ratingLimits.changeableFor);
}

function version({ fixed, stars, tags, words, now }: RatingInput): RatingVersion {
  assertThat(fixed && stars, 'rating.answer_required');
  const trimmed = words?.trim() ?? '';
  if (trimmed.length > ratingLimits.wordsLength) {
    throw new AppError('request.invalid', {
      errors: [{ path: 'note', message: `评价最多 ${ratingLimits.wordsLength} 个字` }],
    });
  }
  return { fixed, stars, tags: [...new Set(tags)], words: trimmed, at: now };
}

function versionOf({ fixed, stars, tags, words, at }: Rating): RatingVersion {
  return { fixed, stars, tags, words, at };
}
