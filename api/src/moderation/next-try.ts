import { contentLimits } from '#shared/moderation/content-states';

import { later, type ContentCheck } from './content-check';

const firstPause = 15_000;
const longestPause = 10 * 60_000;

/** Each failure doubles the pause; the last look is when the time is up. */
export function nextTry({ tries, createdAt }: ContentCheck, now: Date): Date {
  const pause = Math.min(firstPause * 2 ** tries, longestPause);
  const deadline = later(createdAt, contentLimits.answerWithin);
  const next = later(now, pause);
  return next < deadline ? next : deadline;
}
