/** What the customer says of a resolution; the words are `ratingAnswerWords`. */
export const ratingAnswerNames = ['yes', 'partly', 'no'] as const;
export type RatingAnswer = (typeof ratingAnswerNames)[number];

export const ratingLimits = {
  stars: 5,
  wordsLength: 500,
  tags: 5,
  /** How long a rating may be changed after it was first given, in milliseconds. */
  changeableFor: 14 * 24 * 60 * 60_000,
  /** How many of its former versions are kept. */
  versions: 20,
  /** At or below this many stars somebody calls back. */
  lowStars: 2,
} as const;

export function isLowRating({ fixed, stars }: { fixed: RatingAnswer; stars: number }): boolean {
  return fixed === 'no' || stars <= ratingLimits.lowStars;
}
