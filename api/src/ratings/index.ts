export { changeableUntil, giveRating, ratingOf } from './give-rating';
export { presentFollowUp, presentRating } from './present-rating';
export { followUpStates, type FollowUp, type Rating } from './rating';
