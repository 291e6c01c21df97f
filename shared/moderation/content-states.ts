/**
 * Where words or a picture stand between WeChat's content check and the desk: `pending` no answer yet, `unchecked` none
 * came in time, `released` and `hidden` what a dispatcher decided.
 */
export const contentStates = [
  'pending',
  'passed',
  'review',
  'risky',
  'unchecked',
  'released',
  'hidden',
] as const;
export type ContentState = (typeof contentStates)[number];

/** The states that a dispatcher sees and may change. */
export const flagStates = [
  'review',
  'risky',
  'unchecked',
  'released',
  'hidden',
] as const satisfies ContentState[];

/** What one viewer is told of it: nothing, wait, look again, kept from others. */
export const contentMarks = ['clear', 'checking', 'flagged', 'withheld'] as const;
export type ContentMark = (typeof contentMarks)[number];

export const contentLimits = {
  /** Milliseconds until a picture without an answer is shown with a flag: WeChat promises its answer by then. */
  answerWithin: 30 * 60_000,
} as const;
