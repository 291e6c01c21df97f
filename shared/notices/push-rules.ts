import type { NoticeKind } from './notice-kinds';
import type { WechatTemplateName } from './wechat-templates';

export type PushRule = {
  /** The templates that can carry it, best first. */
  via: readonly [WechatTemplateName, ...WechatTemplateName[]];
  /** At most five Chinese signs. */
  status: string;
  /** Minutes after which it is news no more and is not sent; quiet hours do not count. */
  within: number;
  /** Leaves the last credit to what matters more. */
  isMinor?: true;
  /** Says what is just now, so that quiet hours do count: it is never kept for the morning. */
  isMomentary?: true;
  /** Work depends on it: cannot be switched off and waits for no morning. */
  mustReach?: true;
};

type PushRules = Partial<Record<NoticeKind, PushRule>>;

const hour = 60;
const day = 24 * hour;

/** What a customer's WeChat tells. What they must answer has its own templates, and the last credit of `progress`. */
const customerPushes = {
  accept: { via: ['progress'], status: '已受理', within: 2 * hour, isMinor: true },
  assign: { via: ['progress'], status: '已安排', within: 2 * hour, isMinor: true },
  start: { via: ['progress'], status: '处理中', within: 2 * hour, isMinor: true },
  depart: { via: ['progress'], status: '已出发', within: 30, isMinor: true, isMomentary: true },
  arrive: { via: ['progress'], status: '已到场', within: 30, isMinor: true, isMomentary: true },
  note: { via: ['progress'], status: '有新进展', within: 12 * hour, isMinor: true },
  message: { via: ['progress'], status: '有新留言', within: 12 * hour, isMinor: true },
  ask: { via: ['ask', 'progress'], status: '待您补充', within: 2 * day },
  resolve: { via: ['resolved', 'progress'], status: '待您验收', within: 2 * day },
  reopen: { via: ['progress'], status: '重新处理', within: 12 * hour, isMinor: true },
  confirm: { via: ['progress'], status: '已完成', within: 12 * hour, isMinor: true },
  cancel: { via: ['progress'], status: '已取消', within: 12 * hour },
} as const satisfies PushRules;

/** What the WeChat of engineers and the desk tells. */
const staffPushes = {
  submit: { via: ['task'], status: '待受理', within: 2 * hour, isMinor: true },
  assign: { via: ['task'], status: '指派', within: 8 * hour, mustReach: true },
  decline: { via: ['task'], status: '被退回', within: 8 * hour },
  answer: { via: ['task'], status: '已补充', within: 8 * hour },
  message: { via: ['task'], status: '有新留言', within: 4 * hour, isMinor: true },
  reject: { via: ['task'], status: '没有解决', within: 8 * hour, mustReach: true },
  reopen: { via: ['task'], status: '重新打开', within: 8 * hour, mustReach: true },
  cancel: { via: ['task'], status: '已取消', within: 4 * hour, mustReach: true },
  urge: { via: ['urge', 'task'], status: '催办', within: 2 * hour, mustReach: true },
  escalate: { via: ['urge', 'task'], status: '请求支援', within: 8 * hour, mustReach: true },
} as const satisfies PushRules;

/** A minor push of this template leaves one credit while the better template of what matters more has none. */
export const reservedFor = { progress: 'resolved' } as const satisfies Partial<
  Record<WechatTemplateName, WechatTemplateName>
>;

/** Null: not worth a push. */
export function pushRule(kind: NoticeKind, isStaff: boolean): PushRule | null {
  const rules: PushRules = isStaff ? staffPushes : customerPushes;
  return rules[kind] ?? null;
}
