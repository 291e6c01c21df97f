import { promiseTimes } from '#shared/promises/promise-times';
import { workingDay } from '#shared/promises/service-levels';
import { standardCalendar } from '#shared/promises/working-calendar';
import { isLowRating } from '#shared/ratings/rating';
import { ratingAnswerWords } from '#shared/ratings/rating-words';
import { instantOf, shanghai } from '#shared/time/shanghai';

import type { FollowUp, Rating, RatingVersion } from './rating';
import { ratingWords } from './words';

type Owed = Pick<FollowUp, 'round' | 'state'>;

/**
 * What is owed once a rating was given or changed. A low one promises one call; saying it again keeps the promised time,
 * taking it back takes the call back, and a new complaint is promised a new one. A call that was made stays made.
 */
export function followUpsAfter(
  followUps: readonly FollowUp[],
  rating: Rating,
  earlier: RatingVersion | null,
): FollowUp[] {
  const isOpen = ({ round, state }: Owed) => round === rating.round && state === 'open';
  const isDone = ({ round, state }: Owed) => round === rating.round && state === 'done';
  const isLow = isLowRating(rating);
  const isStillLow = isLow && earlier !== null && isLowRating(earlier);
  if (isStillLow && followUps.some((one) => isOpen(one) || isDone(one))) {
    return followUps.map((one) => (isOpen(one) ? { ...one, reason: reasonOf(rating) } : one));
  }
  const left = followUps.map((one) => (isOpen(one) ? withdraw(one, rating) : one));
  return isLow ? [...left, promiseCall(rating)] : left;
}

/**
 * The call that a customer is still waiting for, the most urgent first. An earlier version left calls open whose rating
 * had been taken back: those are owed no more.
 */
export function owedCall(rated: {
  ratings: readonly Rating[];
  followUps: readonly FollowUp[];
}): FollowUp | null {
  const isLow = (round: number) =>
    rated.ratings.some((rating) => rating.round === round && isLowRating(rating));
  const owed = rated.followUps.filter(({ round, state }) => state === 'open' && isLow(round));
  const [first = null] = owed.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  return first;
}

function promiseCall(rating: Rating): FollowUp {
  return {
    round: rating.round,
    reason: reasonOf(rating),
    dueAt: callBackBy(rating.at),
    ownerId: null,
    state: 'open',
  };
}

function withdraw(followUp: FollowUp, rating: Rating): FollowUp {
  const withdrawn = { at: rating.at, because: ratingWords.changedTo(reasonOf(rating)) };
  return { ...followUp, state: 'withdrawn', withdrawn };
}

function reasonOf({ fixed, stars }: Pick<Rating, 'fixed' | 'stars'>): string {
  return ratingWords.reason(ratingAnswerWords[fixed].label, stars);
}

/** The end of the next working day, 18:00 in Shanghai: what the page tells the customer after a bad rating. */
export function callBackBy(ratedAt: Date): Date {
  const tomorrow = instantOf(shanghai(ratedAt).add(1, 'day').startOf('day'));
  const wholeDay = { calendar: standardCalendar, minutes: workingDay };
  return promiseTimes({ ...wholeDay, start: tomorrow, pauses: [] }).due;
}
