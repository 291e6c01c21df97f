import type { RatingAnswer } from '#shared/ratings/rating';

/** What a customer said once. */
export type RatingVersion = {
  fixed: RatingAnswer;
  stars: number;
  tags: string[];
  words: string;
  at: Date;
};

/** The rating of one resolution round: what is said now, and what was said before. */
export type Rating = RatingVersion & {
  round: number;
  /** When it was first given; the time to change it runs from here. */
  ratedAt: Date;
  /** Oldest first; what was once said is kept. */
  history: RatingVersion[];
};
