import type {
  CallAttempt,
  FollowUp,
  FollowUpChange,
  Postponement,
  SettledCall,
} from '#api/follow-ups/index';
import type { Rating, RatingVersion } from '#api/ratings/index';
import { callOutcomeNames } from '#shared/follow-ups/call-outcomes';
import { followUpKinds, followUpStates, followUpSteps } from '#shared/follow-ups/follow-up-kinds';
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
  ...{ id: String, kind: oneOf(followUpKinds), round: Number, reason: text },
  ...{ since: time, dueAt: time, ownerId: maybe(String), state: oneOf(followUpStates) },
  ...{ warnedAt: maybe(Date), lateAt: maybe(Date) },
  attempts: [partOf<CallAttempt>({ at: time, by: maybe(String) })],
  postponements: [partOf<Postponement>({ at: time, by: maybe(String), from: time, to: time })],
  settled: maybe(
    partOf<SettledCall>({
      ...{ at: time, by: maybe(String), outcome: oneOf(callOutcomeNames), seq: Number },
    }),
  ),
  withdrawn: partOf<NonNullable<FollowUp['withdrawn']>>({ at: time, because: text }),
});
export const followUpChange = partOf<FollowUpChange>({
  ...{ state: oneOf(followUpSteps), dueAt: time, ownerId: maybe(String) },
  outcome: { ...maybe(String), enum: [...callOutcomeNames, null] },
});
