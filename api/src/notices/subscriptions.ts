import type { Clock } from '#api/clock';
import type { CallbackEvent } from '#api/wechat/index';
import type { Actor } from '#shared/accounts/actor';
import { isStaff } from '#shared/accounts/roles';
import type { SubscriptionsReply } from '#shared/notices/subscription-api';
import {
  wechatTemplateNames,
  wechatTemplates,
  type WechatTemplateName,
} from '#shared/notices/wechat-templates';

import type { CreditRepository } from './credit-repository';

export type TemplateIds = Partial<Record<WechatTemplateName, string>>;

export type SubscriptionDeps = {
  credits: CreditRepository;
  templateIds: TemplateIds;
  clock: Clock;
  userOf: (openid: string) => Promise<{ id: string } | null>;
};

type Consent = { actor: Actor; results: Readonly<Record<string, string>>; key: string };

/** What somebody can still be told through WeChat. */
export async function showSubscriptions(
  { credits, templateIds }: SubscriptionDeps,
  actor: Actor,
): Promise<SubscriptionsReply> {
  const left = await credits.of(actor.id);
  const side = isStaff(actor.role) ? 'staff' : 'customer';
  const items = wechatTemplateNames.flatMap((name) => {
    const templateId = templateIds[name];
    const { title, to } = wechatTemplates[name];
    return templateId === undefined || to !== side
      ? []
      : [{ templateId, name, title, credits: left.get(templateId) ?? 0 }];
  });
  return { items };
}

/** Counts what a phone says its owner has consented to; unknown templates are passed over. */
export async function takeConsent(deps: SubscriptionDeps, { actor, results, key }: Consent) {
  const accepted = Object.keys(results).filter((id) => results[id] === 'accept');
  const report = { source: 'phone', key, at: deps.clock() } as const;
  for (const templateId of known(deps, accepted)) {
    await deps.credits.count({ userId: actor.id, templateId }, report);
  }
}

/** The same from WeChat: a consent is counted, a template that was switched off has no credits left. */
export async function takeSubscriptionEvent(deps: SubscriptionDeps, event: CallbackEvent) {
  if (event.kind !== 'subscription_answered' && event.kind !== 'subscription_changed') {
    return;
  }
  const user = await deps.userOf(event.openid);
  if (!user) {
    return;
  }
  const wants = event.kind === 'subscription_answered';
  const told = event.answers.filter(({ isAccepted }) => isAccepted === wants);
  for (const templateId of known(
    deps,
    told.map((answer) => answer.templateId),
  )) {
    const ledger = { userId: user.id, templateId };
    // by the time of arrival: WeChat's clock is not ours
    const report = { source: 'platform', key: event.at.toISOString(), at: deps.clock() } as const;
    await (wants ? deps.credits.count(ledger, report) : deps.credits.empty(ledger));
  }
}

function known({ templateIds }: SubscriptionDeps, ids: readonly string[]): string[] {
  const ours: unknown[] = Object.values(templateIds);
  return ids.filter((id) => ours.includes(id));
}
