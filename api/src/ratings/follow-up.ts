import { changeFollowUp, withFollowUp, type FollowUp } from '#api/follow-ups/index';
import { isPromisedKind } from '#shared/follow-ups/follow-up-kinds';
import type { WorkingCalendar } from '#shared/promises/calendar-shape';
import { endOfNextWorkingDay } from '#shared/promises/next-working-day';
import { isLowRating } from '#shared/ratings/rating';
import { ratingAnswerWords } from '#shared/ratings/rating-words';

import type { Rating, RatingVersion } from './rating';
import { ratingWords } from './words';

type Given = { rating: Rating; earlier: RatingVersion | null; calendar: WorkingCalendar };

/**
 * What is owed once a rating was given or changed. A low one promises one call, by the end of the next working day; saying
 * it again keeps the promised time, taking it back takes the call back, and a new complaint is promised a new one. A call
 * that was made stays made.
 */
export function followUpsAfter(
  followUps: readonly FollowUp[],
  { rating, earlier, calendar }: Given,
): FollowUp[] {
  const its = followUps.filter(({ kind, round }) => isPromisedKind(kind) && round === rating.round);
  const open = its.filter(({ state }) => state === 'open');
  const isLow = isLowRating(rating);
  const isStillLow = isLow && earlier !== null && isLowRating(earlier);
  if (isStillLow && its.some(({ state }) => state === 'open' || state === 'done')) {
    return changeEach(followUps, open, { reason: reasonOf(rating) });
  }
  const withdrawn = { at: rating.at, because: ratingWords.changedTo(reasonOf(rating)) };
  const left = changeEach(followUps, open, { state: 'withdrawn', withdrawn });
  return isLow ? promiseCall(left, rating, calendar) : left;
}

function changeEach(
  followUps: readonly FollowUp[],
  changed: readonly FollowUp[],
  change: Partial<FollowUp>,
): FollowUp[] {
  return changed.reduce((all, one) => changeFollowUp(all, one, change), [...followUps]);
}

function promiseCall(
  followUps: readonly FollowUp[],
  rating: Rating,
  calendar: WorkingCalendar,
): FollowUp[] {
  return withFollowUp(followUps, {
    ...{ kind: 'bad_rating', round: rating.round, reason: reasonOf(rating), since: rating.at },
    dueAt: endOfNextWorkingDay(rating.at, calendar),
  });
}

function reasonOf({ fixed, stars }: Pick<Rating, 'fixed' | 'stars'>): string {
  return ratingWords.reason(ratingAnswerWords[fixed].label, stars);
}
