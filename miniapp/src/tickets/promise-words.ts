import { isLate } from '#shared/promises/is-late';
import type { PromiseReply } from '#shared/tickets/ticket-replies';
import { clockTime, sayDuration, sayMoment } from '#shared/time/say-time';

import { progressWords } from './words/progress';

type Promised = { promise: PromiseReply | null };
export type Urgency = 'late' | 'wait' | 'ink';

const soon = 60 * 60_000;

/** How much time a promise has left, for those who keep it. */
export function countdown(
  { dueAt }: Pick<PromiseReply, 'dueAt'>,
  now: number,
): { label: string; urgency: Urgency } {
  const left = Date.parse(dueAt) - now;
  if (isLate(dueAt, now)) {
    return { label: progressWords.countdown.late(sayDuration(-left)), urgency: 'late' };
  }
  return left < soon
    ? { label: progressWords.countdown.left(sayDuration(left)), urgency: 'wait' }
    : { label: progressWords.countdown.before(sayMoment(dueAt, now)), urgency: 'ink' };
}

/** For the customer, within a sentence: it is kept or apologised for. */
export function promised(
  { promise }: Promised,
  now: number,
  what: 'anybodyAccept' | 'solution',
): string {
  const words = progressWords.promised;
  if (!promise) {
    return words.nothing;
  }
  return isLate(promise.dueAt, now)
    ? words.late(clockTime(promise.dueAt), sayDuration(now - Date.parse(promise.dueAt)))
    : words[what](sayMoment(promise.dueAt, now));
}

/** The same for those who keep it. */
export function due({ promise }: Promised, now: number, what: 'accept' | 'solution'): string {
  const words = progressWords.due;
  if (!promise) {
    return words.nothing;
  }
  return isLate(promise.dueAt, now)
    ? words.late(sayDuration(now - Date.parse(promise.dueAt)))
    : words[what](sayMoment(promise.dueAt, now));
}

/** For the customer, short enough for a card. */
export function shortPromise(
  { promise }: Promised,
  now: number,
): { words: string; urgency: Urgency } {
  const said = progressWords.shortPromise;
  if (!promise) {
    return { words: said.nothing, urgency: 'ink' };
  }
  return isLate(promise.dueAt, now)
    ? { words: said.late(clockTime(promise.dueAt)), urgency: 'late' }
    : { words: said[promise.kind](sayMoment(promise.dueAt, now)), urgency: 'ink' };
}
