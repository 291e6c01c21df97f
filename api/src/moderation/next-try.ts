import { pauseAfter } from '#api/background/index';
import { later } from '#api/clock';
import { contentLimits } from '#shared/moderation/content-states';

import { type ContentCheck } from './content-check';

const first = 15_000;

/** Each failure doubles the pause; the last look is when the time is up. */
export function nextTry({ tries, createdAt }: ContentCheck, now: Date): Date {
  const deadline = later(createdAt, contentLimits.answerWithin);
  const next = later(now, pauseAfter(tries, first));
  return next < deadline ? next : deadline;
}
