import { pauseAfter, takeNext, type Attempts } from '#api/background/index';
import { bounded } from '#api/bounds/index';
import type { Clock } from '#api/clock';
import type { WechatClient } from '#api/wechat/index';
import { pushFacts, pushFields } from '#shared/notices/push-fields';
import type { PushReason } from '#shared/notices/push-reasons';

import type { CreditRepository } from './credit-repository';
import { decidePush, type PushDecision } from './decide-push';
import { ruleOf, type NoticeOwners } from './owners';
import type { Push } from './push';
import type { PushReader } from './push-reader';
import type { PushRepository } from './push-repository';
import type { TemplateIds } from './subscriptions';

export type PushDeps = PushReader & {
  owners: NoticeOwners;
  pushes: PushRepository;
  credits: CreditRepository;
  templateIds: TemplateIds;
  wechat: Pick<WechatClient, 'sendSubscribeMessage'>;
  attempts: Attempts;
  clock: Clock;
};

type Sendable = Extract<PushDecision, { next: 'send' }>;

/** How long a dead relay's push waits before another relay takes over, in milliseconds. */
const leaseFor = 30_000;
const { most: mostFailures } = bounded.failuresOfPush;
/** WeChat: refused by the person, or no credit left. */
const noCredit = 43_101;

/**
 * Works on the push that is due longest; false when none is due. It may die at any point: before WeChat was asked another
 * relay goes on, afterwards nobody knows whether the push arrived and it is never repeated without a manager's word.
 */
export function sendDuePush(deps: PushDeps): Promise<boolean> {
  const { attempts, clock, pushes } = deps;
  return takeNext(attempts, {
    kind: 'push',
    due: (passedOver, most) => pushes.due(clock(), { leaseFor, passedOver, most }),
    work: (id) => workOn(deps, id),
    giveUp: (id) => bury(deps, id),
  });
}

async function bury({ clock, credits, pushes }: PushDeps, id: string): Promise<void> {
  const unsent = await pushes.bury(id, clock());
  await (unsent && credits.release(unsent.recipientId, id));
}

async function workOn(deps: PushDeps, id: string): Promise<boolean> {
  const { pushes, credits, templateIds, clock } = deps;
  const push = await pushes.claim(id, clock(), leaseFor);
  if (!push) {
    return false;
  }
  if (push.state === 'sending') {
    await giveUpUnknown(deps, push);
    return true;
  }
  const [person, left] = await Promise.all([
    deps.reachable(push),
    credits.of(push.recipientId, push.id),
  ]);
  const notice = ruleOf(deps.owners, push);
  const decision = decidePush({ push, notice, person, templateIds, credits: left, now: clock() });
  if (decision.next === 'send') {
    await send(deps, push, decision);
    return true;
  }
  // a sender that died may have taken one
  await credits.release(push.recipientId, push.id);
  await (decision.next === 'wait'
    ? pushes.postpone(push, decision.until)
    : skip(deps, push, decision.reason));
  return true;
}

/** Whoever tried again by hand is told why that was in vain. */
async function skip({ pushes, clock }: PushDeps, push: Push, reason: PushReason) {
  await pushes.giveUp(
    push,
    push.retriedAt ? { state: 'dead', reason, failedAt: clock() } : { state: 'skipped', reason },
  );
}

async function send(deps: PushDeps, push: Push, sendable: Sendable): Promise<void> {
  const { pushes, credits, wechat } = deps;
  const { openid, template, templateId, rule, leave, opens } = sendable;
  const ledger = { userId: push.recipientId, templateId };
  // it may have waited for the morning, and the words been hidden meanwhile
  const told = await deps.asItStands(push);
  if (!told) {
    await skip(deps, push, 'out_of_reach');
    return;
  }
  if (!(await credits.hold(ledger, { id: push.id, leave }))) {
    // somebody else spent it in the same moment: decide again
    await pushes.postpone(push, deps.clock());
    return;
  }
  if (!(await pushes.begin(push, templateId))) {
    return;
  }
  const answer = await wechat.sendSubscribeMessage({
    openid,
    templateId,
    page: opens.withId ? `${opens.page}?id=${push.source.id}` : opens.page,
    fields: pushFields(template, pushFacts(told, rule)),
  });
  switch (answer.outcome) {
    case 'sent':
      await Promise.all([pushes.sent(push, answer.msgId), credits.use(push.recipientId, push.id)]);
      return;
    case 'unknown':
      await giveUpUnknown(deps, push);
      return;
    case 'refused':
      if (answer.errcode === noCredit) {
        await credits.empty(ledger);
        // another template may still have one
        await pushes.postpone(push, deps.clock());
        return;
      }
      await credits.release(push.recipientId, push.id);
      await pushes.giveUp(push, {
        ...{ state: 'dead', reason: 'refused', failedAt: deps.clock() },
        errcode: answer.errcode,
      });
      return;
    case 'not_sent':
      await credits.release(push.recipientId, push.id);
      await tryLater(deps, { push, sendable, errcode: answer.errcode });
  }
}

type Failed = { push: Push; sendable: Sendable; errcode: number | null };

async function tryLater({ pushes, clock }: PushDeps, { push, sendable, errcode }: Failed) {
  const until = new Date(clock().getTime() + pauseAfter(push.failures));
  if (push.failures + 1 >= mostFailures || until > sendable.deadline) {
    await pushes.giveUp(push, { state: 'dead', reason: 'not_sent', errcode, failedAt: clock() });
  } else {
    await pushes.retryAt(push, until);
  }
}

async function giveUpUnknown({ pushes, credits, clock }: PushDeps, push: Push): Promise<void> {
  await pushes.giveUp(push, { state: 'dead', reason: 'unknown', failedAt: clock() });
  await credits.use(push.recipientId, push.id);
}
