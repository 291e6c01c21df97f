import { isLate } from '#shared/promises/is-late';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import {
  isIn,
  progressSteps,
  ticketStatusRules,
  type StatusTone,
} from '#shared/tickets/ticket-status';
import { calendarDay, clockTime, shortDate } from '#shared/time/say-time';

/** Left out, the desk did not end it. */
type MayBeEnded = Partial<Pick<TicketReply, 'outcome'>>;
type Ticket = MayBeEnded & Pick<TicketReply, 'promise' | 'status'>;

/** The state's colour; a broken promise outweighs it. */
export function headTone(
  { outcome = null, promise, status }: Ticket,
  now: number,
): StatusTone | 'late' {
  const isBroken = promise !== null && isLate(promise.dueAt, now);
  if (isIn('ours', status) && isBroken) {
    return 'late';
  }
  return stateTone({ outcome, status });
}

/** What was ended unsolved has no colour. */
export function stateTone({
  outcome = null,
  status,
}: Pick<Ticket, 'outcome' | 'status'>): StatusTone {
  return outcome === null ? ticketStatusRules[status].tone : 'quiet';
}

type Ended = MayBeEnded & Pick<TicketReply, 'rating' | 'status'>;

/** Whether there is a way to a solution to be shown: what was cancelled or ended unsolved has none. */
export function hasSteps({ outcome = null, status }: Ended): boolean {
  return status !== 'cancelled' && outcome === null;
}

/** Closing is not solving: the last step is done when nobody says otherwise. */
export function currentStep({ rating, status }: Ended): number {
  const isSolved = status === 'closed' && (rating?.fixed ?? 'yes') === 'yes';
  return isSolved ? progressSteps.length : ticketStatusRules[status].step;
}

/** Short enough for a fifth of the row: 16:30 today, 11/3 before. */
export function stepTime(time: string | null, now: number): string | undefined {
  if (time === null) {
    return undefined;
  }
  return calendarDay(time) === calendarDay(now) ? clockTime(time) : shortDate(time);
}
