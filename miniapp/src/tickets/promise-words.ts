import { isLate } from '#shared/promises/is-late';
import type { PromiseReply } from '#shared/tickets/ticket-replies';
import { clockTime, sayDay, sayDuration, sayMoment } from '#shared/time/say-time';
import { timeWords } from '#shared/time/time-words';

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
  const { dueAt, firstDueAt } = promise;
  if (firstDueAt !== undefined) {
    return promisedAnew({ dueAt, firstDueAt }, now);
  }
  return isLate(dueAt, now)
    ? words.late(sayPassed(dueAt, now), sayDuration(now - Date.parse(dueAt)))
    : words[what](sayMoment(dueAt, now));
}

/** Not the first time that they were told: what was late stays late, and the new time stands beside it. */
function promisedAnew(
  { dueAt, firstDueAt }: { dueAt: string; firstDueAt: string },
  now: number,
): string {
  const words = progressWords.promised;
  const since = (time: string) => sayDuration(now - Date.parse(time));
  if (isLate(dueAt, now)) {
    return words.lateAgain(sayPassed(dueAt, now), since(dueAt));
  }
  const moment = sayMoment(dueAt, now);
  return isLate(firstDueAt, now) ? words.anewLate(moment, since(firstDueAt)) : words.anew(moment);
}

/** With its day, and with the clock also on old days. */
function sayPassed(time: string, now: number): string {
  return timeWords.at(sayDay(time, now), clockTime(time));
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
    ? { words: said.late(sayPassed(promise.dueAt, now)), urgency: 'late' }
    : { words: said[promise.kind](sayMoment(promise.dueAt, now)), urgency: 'ink' };
}
