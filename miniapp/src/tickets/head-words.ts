import { isLate } from '#shared/promises/is-late';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { isIn, ticketStatusRules, type StatusTone } from '#shared/tickets/ticket-status';
import { calendarDay, clockTime, shortDate } from '#shared/time/say-time';

type Ticket = Pick<TicketReply, 'status' | 'promise'>;

/** The state's colour; a broken promise outweighs it. */
export function headTone({ status, promise }: Ticket, now: number): StatusTone | 'late' {
  const isBroken = promise !== null && isLate(promise.dueAt, now);
  return isIn('ours', status) && isBroken ? 'late' : ticketStatusRules[status].tone;
}

/** Short enough for a fifth of the row: 16:30 today, 11/3 before. */
export function stepTime(time: string | null, now: number): string | undefined {
  if (time === null) {
    return undefined;
  }
  return calendarDay(time) === calendarDay(now) ? clockTime(time) : shortDate(time);
}
