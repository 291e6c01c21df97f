type OutcomeRule = {
  /** Somebody spoke with the customer. */
  isReached: boolean;
  /** The call is owed no more. */
  isOver: boolean;
  /** What was said, or why it ends, must be written down. */
  needsWords?: true;
  /** The ticket may be reopened with it. */
  mayReopen?: true;
  /** So many times somebody must have tried in vain before. */
  afterAttempts?: number;
};

/** What came of a call; its words are `callOutcomeWords`. */
const callOutcomes = {
  satisfied: { isReached: true, isOver: true, needsWords: true },
  unsolved: { isReached: true, isOver: true, needsWords: true, mayReopen: true },
  declined: { isReached: true, isOver: true },
  not_reached: { isReached: false, isOver: false },
  // a call that could not be made is given up by a person who says so, never by itself
  unreachable: { isReached: false, isOver: true, needsWords: true, afterAttempts: 3 },
} as const satisfies Record<string, OutcomeRule>;

export type CallOutcome = keyof typeof callOutcomes;
export const callOutcomeNames = Object.keys(callOutcomes) as [CallOutcome, ...CallOutcome[]];

export function outcomeRule(outcome: CallOutcome): OutcomeRule {
  return callOutcomes[outcome];
}
