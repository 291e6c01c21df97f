export { callChange, changeableUntil, giveRating, ratingOf } from './give-rating';
export { presentRating } from './present-rating';
export type { Rating, RatingVersion } from './rating';
