/** Why somebody is called: a bad rating was promised it, or it is planned by ourselves and promised to nobody. */
export const followUpKinds = ['bad_rating', 'planned'] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

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
