import { catalogue } from '../words/catalogue';

import type { PushReason } from './push-reasons';

type Explanation = {
  /** Why it did not arrive. */
  why: string;
  /** What the reader can do about it. */
  advice: string;
};

/** Why a push did not arrive, by our own reasons and by what WeChat's error codes say more than that it refused. */
const pushWords = catalogue({
  zh: {
    reasons: {
      out_of_reach: { why: '对方的账号停用了，或者看不到这个工单了', advice: '可以移除' },
      no_template: {
        why: '这类通知没有可用的微信模板',
        advice: '请管理员在设置里配好模板编号，再重试',
      },
      switched_off: { why: '对方关闭了这类微信通知', advice: '可以改为打电话' },
      not_in_wechat: { why: '对方还没有用微信登录过', advice: '可以改为打电话' },
      no_credit: {
        why: '对方没有剩余的通知次数',
        advice: '对方在小程序里再次同意后重试，或改为打电话',
      },
      too_late: { why: '隔得太久，已经不是新消息', advice: '可以移除' },
      refused: { why: '微信没有接受这条通知', advice: '可以重试一次，仍不行请联系管理员' },
      not_sent: { why: '多次没有连上微信', advice: '网络恢复后重试' },
      unknown: {
        why: '没有等到微信的回执，可能已经送到',
        advice: '先问一下对方；重试可能会收到两次',
      },
      failed: {
        why: '发送前服务出了错，没有送出',
        advice: '可以重试一次，仍不行请联系管理员',
      },
    } satisfies Record<PushReason, Explanation>,
    answers: {
      credentials: {
        why: '微信不认可服务器的凭证',
        advice: '请管理员检查小程序的 AppID、密钥和 IP 白名单，再重试',
      },
      busy: { why: '微信系统繁忙', advice: '稍等几分钟再重试' },
      tooMany: { why: '今天的微信通知次数用完了', advice: '明天再重试' },
      unknownPerson: { why: '微信不认识对方的账号', advice: '请对方重新进入小程序，再重试' },
      unknownTemplate: { why: '微信里没有这个通知模板', advice: '请管理员检查模板编号，再重试' },
      unknownPage: { why: '通知要打开的页面还没有发布', advice: '小程序发布新版本后重试' },
      badContent: { why: '通知里有微信不接受的内容', advice: '请管理员检查模板的字段' },
      notPermitted: { why: '小程序没有发送通知的权限', advice: '请管理员在微信后台开通订阅消息' },
    },
  },
});

type Answer = keyof typeof pushWords.answers;

const byErrcode: Readonly<Record<number, Answer>> = {
  [-1]: 'busy',
  45_168: 'busy',
  45_009: 'tooMany',
  45_011: 'busy',
  40_001: 'credentials',
  40_013: 'credentials',
  40_014: 'credentials',
  40_125: 'credentials',
  40_164: 'credentials',
  40_243: 'credentials',
  42_001: 'credentials',
  40_003: 'unknownPerson',
  40_037: 'unknownTemplate',
  41_030: 'unknownPage',
  47_003: 'badContent',
  48_001: 'notPermitted',
};

/** A dead letter in words. */
export function explainPush(reason: PushReason, errcode: number | null): Explanation {
  const isWechatsWord = reason === 'refused' || reason === 'not_sent';
  const known = isWechatsWord && errcode !== null ? byErrcode[errcode] : undefined;
  return known === undefined ? pushWords.reasons[reason] : pushWords.answers[known];
}
