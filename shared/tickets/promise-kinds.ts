/** What is promised next: somebody takes it, a solution, the automatic closing. */
export const promiseKinds = ['accept', 'resolve', 'confirm'] as const;
export type PromiseKind = (typeof promiseKinds)[number];
