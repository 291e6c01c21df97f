import { AppError, assertThat } from '#api/app-error';
import type { FollowUp, FollowUpChange } from '#api/follow-ups/index';
import type { WorkingCalendar } from '#shared/promises/calendar-shape';
import { ratingLimits, type RatingAnswer } from '#shared/ratings/rating';
import { cleanText } from '#shared/text/clean';
import { isLonger } from '#shared/text/length';

import { followUpsAfter } from './follow-up';
import type { Rating, RatingVersion } from './rating';
import { ratingWords } from './words';

type Rated = { ratings: Rating[]; followUps: FollowUp[] };

export type RatingInput = {
  /** The resolution round it is about. */
  round: number;
  now: Date;
  /** Of whoever is served: a call is promised in its working time. */
  calendar: WorkingCalendar;
  fixed?: RatingAnswer | undefined;
  stars?: number | undefined;
  tags?: readonly string[] | undefined;
  words?: string | undefined;
};

/**
 * Gives or changes the rating of a round, and with it what call is owed to the customer.
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
    history: earlier ? [...earlier.history, versionOf(earlier)].slice(-ratingLimits.versions) : [],
  };
  return {
    ratings: [...rated.ratings.filter(({ round }) => round !== input.round), rating],
    followUps: followUpsAfter(rated.followUps, { rating, earlier, calendar: input.calendar }),
  };
}

/** What a rating did to the promised calls of a ticket; null: nothing. */
export function callChange(
  before: readonly FollowUp[],
  after: readonly FollowUp[],
): (FollowUpChange & { id: string }) | null {
  const promised = after.slice(before.length).find(({ state }) => state === 'open');
  if (promised) {
    return { id: promised.id, state: 'promised', dueAt: promised.dueAt };
  }
  const withdrawn = before.find((one, at) => one.state === 'open' && after[at]?.state !== 'open');
  return withdrawn
    ? { id: withdrawn.id, state: 'withdrawn', dueAt: withdrawn.dueAt, ownerId: withdrawn.ownerId }
    : null;
}

export function ratingOf(ratings: readonly Rating[], round: number): Rating | null {
  return ratings.find((rating) => rating.round === round) ?? null;
}

export function changeableUntil({ ratedAt }: Pick<Rating, 'ratedAt'>): Date {
  return new Date(ratedAt.getTime() + ratingLimits.changeableFor);
}

function version({ fixed, stars, tags, words, now }: RatingInput): RatingVersion {
  assertThat(fixed && stars, 'rating.answer_required');
  const said = cleanText(words ?? '');
  if (isLonger(said, ratingLimits.wordsLength)) {
    throw new AppError('request.invalid', {
      errors: [{ path: 'note', message: ratingWords.tooLong(ratingLimits.wordsLength) }],
    });
  }
  return { fixed, stars, tags: [...new Set(tags)], words: said, at: now };
}

function versionOf({ fixed, stars, tags, words, at }: Rating): RatingVersion {
  return { fixed, stars, tags, words, at };
}
