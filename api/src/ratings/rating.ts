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

/** A call that is owed to a customer. */
export type FollowUp = {
  round: number;
  reason: string;
  dueAt: Date;
  ownerId: string | null;
  /** `withdrawn`: the customer took back what it was promised for. */
  state: (typeof followUpStates)[number];
  withdrawn?: { at: Date; because: string } | null;
};

export const followUpStates = ['open', 'done', 'withdrawn'] as const;

/** What a rating did to the call that was, or is, promised for it. */
export type CallChange = { state: 'promised' | 'withdrawn'; dueAt: Date };
