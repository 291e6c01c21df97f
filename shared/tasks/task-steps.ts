export const taskStates = ['open', 'done', 'dropped'] as const;

/** What a timeline entry tells of a task. */
export const taskSteps = ['added', 'changed', 'finished', 'dropped'] as const;
export type TaskStep = (typeof taskSteps)[number];

/** `questioned`: the reporter wants other ones; they bind nobody before somebody proposes anew. */
export const criteriaStates = ['proposed', 'agreed', 'questioned'] as const;
export type CriteriaState = (typeof criteriaStates)[number];

/** Who looks after a ticket: everybody begins at the first. */
export const supportLevels = ['L1', 'L2', 'L3'] as const;
export type SupportLevel = (typeof supportLevels)[number];

/** To which level a ticket goes when nobody says; from the last one there is no other. */
export function nextLevel(level: SupportLevel): SupportLevel {
  return supportLevels[supportLevels.indexOf(level) + 1] ?? level;
}

/** Whether a ticket can be escalated there. */
export function isAtLeast(level: SupportLevel, other: SupportLevel): boolean {
  return supportLevels.indexOf(level) >= supportLevels.indexOf(other);
}
