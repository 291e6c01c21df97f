import type { Clock } from '#api/clock';

/** How many times faster than the machine's clock. */
const haste = 5;

/**
 * Runs fast, so that leases of killed processes end soon, and alike in every process that is given the same start.
 * It begins at ten in the morning in Shanghai, far ahead: the database's own sweeper leaves its records alone.
 */
export function hurriedClock(startedAt: number): Clock {
  const ten = Date.parse('2099-09-01T02:00:00Z');
  return () => new Date(ten + (Date.now() - startedAt) * haste);
}
