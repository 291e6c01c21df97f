import type { TicketPromise } from './ticket';

const farFuture = Date.UTC(9999, 0);

/** One sortable time: what is promised comes first, the rest follows with the last changed in front. */
export function workOrder(promise: TicketPromise | null, updatedAt: Date): Date {
  return promise?.dueAt ?? new Date(farFuture - updatedAt.getTime());
}
