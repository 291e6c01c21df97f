import type { PromiseReply } from '#shared/tickets/ticket-replies';
import { clockTime, sayDuration, sayMoment } from '#shared/time/say-time';

type Promised = { promise: PromiseReply | null };
export type Urgency = 'late' | 'wait' | 'ink';

const soon = 60 * 60_000;

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

/** For the customer, within a sentence: it is kept or apologised for. */
export function promised({ promise }: Promised, now: number, what: string): string {
  if (!promise) {
    return '有进展会马上通知您';
  }
  const late = now - Date.parse(promise.dueAt);
  return late > 0
    ? `原定 ${clockTime(promise.dueAt)}，我们晚了 ${sayDuration(late)}，抱歉，正在加紧`
    : `${sayMoment(promise.dueAt, now)} ${what}`;
}

/** The same for those who keep it. */
export function due({ promise }: Promised, now: number, what: string): string {
  if (!promise) {
    return '尽快';
  }
  const late = now - Date.parse(promise.dueAt);
  return late > 0
    ? `比答应客户的晚了 ${sayDuration(late)}`
    : `${sayMoment(promise.dueAt, now)} ${what}`;
}

const kinds = { accept: '前受理', resolve: '前给您方案', confirm: '后自动完成' } as const;

/** For the customer, short enough for a card. */
export function shortPromise(
  { promise }: Promised,
  now: number,
): { words: string; urgency: Urgency } {
  if (!promise) {
    return { words: '有进展会通知您', urgency: 'ink' };
  }
  return Date.parse(promise.dueAt) < now
    ? { words: `原定 ${clockTime(promise.dueAt)}，正在加紧`, urgency: 'late' }
    : { words: `${sayMoment(promise.dueAt, now)} ${kinds[promise.kind]}`, urgency: 'ink' };
}
