import type { TicketSummary } from '#shared/tickets/ticket-replies';
import { isIn, statusGroups } from '#shared/tickets/ticket-status';

type Ticket = Pick<TicketSummary, 'status' | 'promise' | 'createdAt'>;

/** For `?status=`: everything that still moves. */
export const unfinishedFilter = statusGroups.open.join(',');

/** What waits for the customer comes first, then what was promised soonest, then the oldest. */
export function urgentFirst<T extends Ticket>(tickets: readonly T[]): T[] {
  return [...tickets].sort(
    (one, other) =>
      Number(isIn('customer', other.status)) - Number(isIn('customer', one.status)) ||
      dueAt(one) - dueAt(other) ||
      Date.parse(one.createdAt) - Date.parse(other.createdAt),
  );
}

function dueAt({ promise }: Ticket): number {
  return promise ? Date.parse(promise.dueAt) : Number.MAX_SAFE_INTEGER;
}
