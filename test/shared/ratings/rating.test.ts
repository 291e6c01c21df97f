import { isLowRating, ratingAnswerNames, ratingLimits } from '#shared/ratings/rating';
import { ratingAnswerWords } from '#shared/ratings/rating-words';

it.each([
  ['no', 5, true],
  ['no', 1, true],
  ['partly', 2, true],
  ['partly', 3, false],
  ['yes', 2, true],
  ['yes', 1, true],
  ['yes', 3, false],
  ['yes', 5, false],
] as const)('fixed %s with %d stars owes a call: %s', (fixed, stars, isLow) => {
  expect(isLowRating({ fixed, stars })).toBe(isLow);
});

it.each(ratingAnswerNames)('lets all tags of the answer %s be chosen at once', (answer) => {
  expect(ratingAnswerWords[answer].tags.length).toBeLessThanOrEqual(ratingLimits.tags);
});
