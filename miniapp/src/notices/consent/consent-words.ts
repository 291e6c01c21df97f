import type { ConsentOutcome } from '#miniapp/platform/consent';
import { wechatTemplates } from '#shared/notices/wechat-templates';

import type { Subscription } from './choose-templates';

/** 还可以收到 2 条进度通知 */
export function sayCredits({ name, credits }: Pick<Subscription, 'name' | 'credits'>): string {
  const { short } = wechatTemplates[name];
  return credits > 0 ? `还可以收到 ${credits} 条${short}` : `暂时收不到${short}`;
}

/** What asking for more came to. */
export function sayAnswer(outcome: ConsentOutcome): string {
  switch (outcome.kind) {
    case 'cancelled':
      return '没有增加，需要时再点';
    case 'unavailable':
      return '现在问不了微信，请稍后再试';
    case 'answered':
      return sayAnswered(Object.values(outcome.results));
  }
}

function sayAnswered(words: readonly string[]): string {
  const more = words.filter((word) => word === 'accept').length;
  if (more > 0) {
    return `好的，每种多了 1 条`;
  }
  return words.includes('ban')
    ? '微信停用了这些通知，请在微信的服务通知里恢复'
    : '没有增加，需要时再点';
}
