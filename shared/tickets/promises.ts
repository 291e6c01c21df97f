import type { TicketSeverity } from './ticket-words';

/** What is promised next: somebody takes it, a solution, the automatic closing. */
export const promiseKinds = ['accept', 'resolve', 'confirm'] as const;
export type PromiseKind = (typeof promiseKinds)[number];

const minute = 60_000;
const hour = 60 * minute;

/** Service level by severity, in milliseconds after the step that starts the clock. */
export const serviceLevels: Record<TicketSeverity, { accept: number; resolve: number }> = {
  blocked: { accept: 15 * minute, resolve: 4 * hour },
  degraded: { accept: 30 * minute, resolve: 8 * hour },
  minor: { accept: 2 * hour, resolve: 24 * hour },
  question: { accept: 4 * hour, resolve: 48 * hour },
};
