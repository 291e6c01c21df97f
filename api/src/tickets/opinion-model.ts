import {
  followUpStates,
  type CallChange,
  type FollowUp,
  type Rating,
  type RatingVersion,
} from '#api/ratings/index';
import { ratingAnswerNames } from '#shared/ratings/rating';

import { maybe, oneOf, partOf, text, time } from './schema-parts-model';

const said = { fixed: oneOf(ratingAnswerNames), stars: Number, tags: [String] };
export const saidRating = partOf<Pick<Rating, 'fixed' | 'stars' | 'tags'>>(said);
const version = { ...said, words: text, at: time };
export const rating = partOf<Rating>({
  ...version,
  round: Number,
  ratedAt: time,
  history: [partOf<RatingVersion>(version)],
});
export const followUp = partOf<FollowUp>({
  round: Number,
  reason: text,
  dueAt: time,
  ownerId: maybe(String),
  state: oneOf(followUpStates),
  withdrawn: partOf<NonNullable<FollowUp['withdrawn']>>({ at: time, because: text }),
});
export const callChange = partOf<CallChange>({
  state: oneOf(['promised', 'withdrawn']),
  dueAt: time,
});
