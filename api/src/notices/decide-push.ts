import type { Role } from '#shared/accounts/roles';
import { pushRule, type NoticeRule, type PushRule } from '#shared/notices/notice-rule';
import { quietHoursOf, wants, type NoticePreferences } from '#shared/notices/preferences';
import type { PushReason } from '#shared/notices/push-reasons';
import { afterWaking, quietUntil, type QuietHours } from '#shared/notices/quiet-hours';
import { reservedFor, type WechatTemplateName } from '#shared/notices/wechat-templates';

import type { Push } from './push';
import type { TemplateIds } from './subscriptions';

/** Whom a push is for, as they are now. */
export type Reachable = {
  openid: string | null;
  role: Role;
  preferences: NoticePreferences;
};

type Situation = {
  push: Pick<Push, 'createdAt' | 'retriedAt'>;
  /** The record of its kind; undefined: another version of the product wrote it. */
  notice: NoticeRule | undefined;
  person: Reachable | null;
  templateIds: TemplateIds;
  /** Template id → credits left. */
  credits: ReadonlyMap<string, number>;
  now: Date;
};

export type PushDecision =
  | { next: 'skip'; reason: PushReason }
  /** Nobody is woken for it: decide again then. */
  | { next: 'wait'; until: Date }
  | {
      next: 'send';
      openid: string;
      rule: PushRule;
      opens: NoticeRule['opens'];
      template: WechatTemplateName;
      templateId: string;
      /** Credits that must be left for what matters more. */
      leave: number;
      /** When it is news no more. */
      deadline: Date;
    };

type Sendable = Extract<PushDecision, { next: 'send' }>;

/** Whether a push is sent now, and with which template. */
export function decidePush({ push, notice, person, ...means }: Situation): PushDecision {
  if (!person) {
    return { next: 'skip', reason: 'out_of_reach' };
  }
  const rule = notice && pushRule(notice, person.role);
  if (!rule) {
    return { next: 'skip', reason: 'no_template' };
  }
  if (person.openid === null) {
    return { next: 'skip', reason: 'not_in_wechat' };
  }
  if (!wants(person, notice, 'wechat')) {
    return { next: 'skip', reason: 'switched_off' };
  }
  const quiet = quietHoursOf(person);
  const deadline = deadlineOf(push, rule, quiet);
  const until = rule.mustReach ? null : quietUntil(quiet, means.now);
  if ((until ?? means.now) > deadline) {
    return { next: 'skip', reason: 'too_late' };
  }
  return until
    ? { next: 'wait', until }
    : chooseTemplate({ rule, opens: notice.opens, deadline, openid: person.openid }, means);
}

/** When a push is news no more. Most news keeps overnight, but not that somebody is on the way. */
function deadlineOf(push: Situation['push'], rule: PushRule, quiet: QuietHours): Date {
  const from = push.retriedAt ?? push.createdAt;
  const isAwake = rule.mustReach ?? rule.isMomentary ?? false;
  return afterWaking(isAwake ? { ...quiet, isOn: false } : quiet, from, rule.within);
}

type Means = Pick<Situation, 'credits' | 'templateIds'>;
type Wanted = Pick<Sendable, 'deadline' | 'openid' | 'opens' | 'rule'>;

function chooseTemplate(wanted: Wanted, means: Means): PushDecision {
  const { rule } = wanted;
  const usable = rule.via.flatMap((template) => {
    const templateId = means.templateIds[template];
    return templateId === undefined ? [] : [{ template, templateId }];
  });
  if (usable.length === 0) {
    return { next: 'skip', reason: 'no_template' };
  }
  for (const { template, templateId } of usable) {
    const leave = rule.isMinor ? reserve(template, means) : 0;
    if ((means.credits.get(templateId) ?? 0) > leave) {
      return { next: 'send', ...wanted, template, templateId, leave };
    }
  }
  return { next: 'skip', reason: 'no_credit' };
}

function reserve(template: WechatTemplateName, { credits, templateIds }: Means): number {
  const better: Partial<Record<WechatTemplateName, WechatTemplateName>> = reservedFor;
  const id = better[template] === undefined ? undefined : templateIds[better[template]];
  return id !== undefined && (credits.get(id) ?? 0) > 0 ? 0 : 1;
}
