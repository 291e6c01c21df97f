import type { ConsentOutcome } from '#miniapp/platform/consent';
import { templateWords } from '#shared/notices/template-words';

import { noticeWords } from '../words';

import type { Subscription } from './choose-templates';

/** 还可以收到 2 条进度通知 */
export function sayCredits({ name, credits }: Pick<Subscription, 'name' | 'credits'>): string {
  const { short } = templateWords.templates[name];
  return credits > 0 ? noticeWords.credits.some(credits, short) : noticeWords.credits.none(short);
}

/** What asking for more came to. */
export function sayAnswer(outcome: ConsentOutcome): string {
  switch (outcome.kind) {
    case 'cancelled':
      return noticeWords.credits.noMore;
    case 'unavailable':
      return noticeWords.credits.cannotAsk;
    case 'answered':
      return sayAnswered(Object.values(outcome.results));
  }
}

function sayAnswered(words: readonly string[]): string {
  const more = words.filter((word) => word === 'accept').length;
  if (more > 0) {
    return noticeWords.credits.more;
  }
  return words.includes('ban') ? noticeWords.credits.banned : noticeWords.credits.noMore;
}
