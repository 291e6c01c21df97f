import type { PromiseReply, TicketSummary } from '#shared/tickets/ticket-replies';
import { clockTime, sayDuration, sayMoment } from '#shared/time/say-time';

const soon = 60 * 60_000;

type Urgency = 'late' | 'wait' | 'ink';
type Card = Pick<TicketSummary, 'status' | 'promise' | 'assignee'>;

/** How much time a promise has left, for those who keep it. */
export function countdown(
  { dueAt }: PromiseReply,
  now: number,
): { label: string; urgency: Urgency } {
  const left = Date.parse(dueAt) - now;
  if (left < 0) {
    return { label: `晚了 ${sayDuration(-left)}`, urgency: 'late' };
  }
  return left < soon
    ? { label: `还有 ${sayDuration(left)}`, urgency: 'wait' }
    : { label: `${sayMoment(dueAt, now)} 前`, urgency: 'ink' };
}

/** Beside the state on a card: what comes when, or who waits for whom. */
export function sayWaiting(ticket: Card, now: number): { words: string; urgency: Urgency } {
  const { status, promise, assignee } = ticket;
  switch (status) {
    case 'submitted':
    case 'accepted':
    case 'in_progress':
      return sayPromise(promise, now);
    case 'awaiting_customer':
      return { words: `${assignee?.name ?? '工程师'}在等您补充`, urgency: 'wait' };
    case 'resolved':
      return { words: '请看看是否解决了', urgency: 'wait' };
    case 'closed':
    case 'cancelled':
      return { words: '', urgency: 'ink' };
  }
}

const promised = { accept: '前受理', resolve: '前给您方案', confirm: '后自动完成' } as const;

function sayPromise(
  promise: PromiseReply | null,
  now: number,
): { words: string; urgency: Urgency } {
  if (!promise) {
    return { words: '有进展会通知您', urgency: 'ink' };
  }
  return Date.parse(promise.dueAt) < now
    ? { words: `原定 ${clockTime(promise.dueAt)}，正在加紧`, urgency: 'late' }
    : { words: `${sayMoment(promise.dueAt, now)} ${promised[promise.kind]}`, urgency: 'ink' };
}
