import { isStaff, type Role } from '#shared/accounts/roles';
import { pushRule, reservedFor, type PushRule } from '#shared/notifications/push-rules';
import type { WechatTemplateName } from '#shared/notifications/wechat-templates';

import type { Push, PushReason } from './push';
import type { TemplateIds } from './subscriptions';

/** Whom a push is for, as they are now. */
export type Reachable = {
  openid: string | null;
  role: Role;
  preferences: { wechat: boolean };
};

type Situation = {
  push: Pick<Push, 'createdAt' | 'kind'>;
  person: Reachable | null;
  templateIds: TemplateIds;
  /** Template id → credits left. */
  credits: ReadonlyMap<string, number>;
  now: Date;
};

export type PushDecision =
  | { next: 'skip'; reason: PushReason }
  | {
      next: 'send';
      openid: string;
      rule: PushRule;
      template: WechatTemplateName;
      templateId: string;
      /** Credits that must be left for what matters more. */
      leave: number;
    };

/** Whether a push is sent now, and with which template. */
export function decidePush({ push, person, ...means }: Situation): PushDecision {
  const rule = person && pushRule(push.kind, isStaff(person.role));
  if (!rule) {
    return { next: 'skip', reason: 'no_template' };
  }
  if (person.openid === null) {
    return { next: 'skip', reason: 'not_in_wechat' };
  }
  if (!person.preferences.wechat && !rule.mustReach) {
    return { next: 'skip', reason: 'switched_off' };
  }
  if (means.now > deadlineOf(push, rule)) {
    return { next: 'skip', reason: 'too_late' };
  }
  return chooseTemplate(rule, person.openid, means);
}

/** When a push is news no more. */
export function deadlineOf({ createdAt }: Pick<Push, 'createdAt'>, { within }: PushRule): Date {
  return new Date(createdAt.getTime() + within * 60_000);
}

type Means = Pick<Situation, 'credits' | 'templateIds'>;

function chooseTemplate(rule: PushRule, openid: string, means: Means): PushDecision {
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
      return { next: 'send', openid, rule, template, templateId, leave };
    }
  }
  return { next: 'skip', reason: 'no_credit' };
}

function reserve(template: WechatTemplateName, { credits, templateIds }: Means): number {
  const better: Partial<Record<WechatTemplateName, WechatTemplateName>> = reservedFor;
  const id = better[template] === undefined ? undefined : templateIds[better[template]];
  return id !== undefined && (credits.get(id) ?? 0) > 0 ? 0 : 1;
}
