export { callBackBy } from './follow-up';
export { callChange, changeableUntil, giveRating, ratingOf } from './give-rating';
export { presentFollowUp, presentRating } from './present-rating';
export {
  followUpStates,
  type CallChange,
  type FollowUp,
  type Rating,
  type RatingVersion,
} from './rating';
