/**
 * Why somebody is called: a bad rating was promised it, it is planned by ourselves, or whose turn it is no reminder reaches them.
 */
export const followUpKinds = ['bad_rating', 'planned', 'by_phone'] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

/** Of the others the customer knows nothing. */
export function isPromisedKind(kind: FollowUpKind): boolean {
  return kind === 'bad_rating';
}

export const followUpStates = ['open', 'done', 'withdrawn'] as const;

/** What a timeline entry tells of a follow-up; `tried` is a call that reached nobody. */
export const followUpSteps = [
  'promised',
  'withdrawn',
  'taken',
  'given',
  'postponed',
  'tried',
  'settled',
] as const;
export type FollowUpStep = (typeof followUpSteps)[number];
