import { pauseAfter } from '#api/background/index';
import { bounded } from '#api/bounds/index';
import { later, type Clock } from '#api/clock';
import type { WechatClient } from '#api/wechat/index';
import { pushFacts, pushFields } from '#shared/notices/push-fields';

import type { CreditRepository } from './credit-repository';
import type { PushDecision } from './decide-push';
import type { Push } from './push';
import type { PushReader } from './push-reader';
import type { FactTold, PushEnd, PushRepository } from './push-repository';
import { noteUnheard, type HearingDeps } from './unheard';

export type SendDeps = Pick<PushReader, 'asItStands'> & {
  pushes: PushRepository;
  credits: CreditRepository;
  wechat: Pick<WechatClient, 'sendSubscribeMessage'>;
  clock: Clock;
  /** Looks who did not hear of what matters; left out, nobody does. */
  hearing?: HearingDeps;
};

export type Sendable = Extract<PushDecision, { next: 'send' }>;

/** How long a dead sender's pushes wait before another takes over, in milliseconds. */
export const leaseFor = 30_000;
const { most: mostFailures } = bounded.failuresOfPush;
/** WeChat: refused by the person, or no credit left. */
const noCredit = 43_101;

/**
 * Sends one push. It may die at any point: before WeChat was asked another sender goes on, afterwards nobody knows whether
 * the push arrived and it is never repeated without a manager's word.
 */
export async function sendPush(deps: SendDeps, push: Push, sendable: Sendable): Promise<void> {
  const { pushes, credits, wechat, clock } = deps;
  const { openid, template, templateId, rule, leave, opens } = sendable;
  const ledger = { userId: push.recipientId, templateId };
  if (push.dueAt <= clock()) {
    // it waited for the others of its batch for so long that its lease is over
    return;
  }
  // it may have waited for the morning, and the words been hidden meanwhile
  const told = await deps.asItStands(push);
  if (!told) {
    await giveUp(deps, push, skipped(push, 'out_of_reach', clock()));
    return;
  }
  if (!(await credits.hold(ledger, { id: push.id, leave }))) {
    // somebody else spent it in the same moment: decide again
    await pushes.postpone(push, clock());
    return;
  }
  if (!(await pushes.begin(push, templateId, later(clock(), leaseFor)))) {
    return;
  }
  const answer = await wechat.sendSubscribeMessage({
    openid,
    templateId,
    page: opens.withId ? `${opens.page}?id=${push.source.id}` : opens.page,
    fields: pushFields(template, pushFacts(told, rule)),
  });
  await note(deps, push, { sendable, answer });
}

type Answer = Awaited<ReturnType<SendDeps['wechat']['sendSubscribeMessage']>>;

async function note(
  deps: SendDeps,
  push: Push,
  { sendable, answer }: { sendable: Sendable; answer: Answer },
): Promise<void> {
  const { pushes, credits, clock } = deps;
  switch (answer.outcome) {
    case 'sent':
      await Promise.all([pushes.sent(push, answer.msgId), credits.use(push.recipientId, push.id)]);
      return;
    case 'unknown':
      await giveUpUnknown(deps, push);
      return;
    case 'refused':
      if (answer.errcode === noCredit) {
        await credits.empty({ userId: push.recipientId, templateId: sendable.templateId });
        // another template may still have one
        await pushes.postpone(push, clock());
        return;
      }
      await credits.release(push.recipientId, push.id);
      await giveUp(deps, push, {
        ...{ state: 'dead', reason: 'refused', failedAt: clock() },
        errcode: answer.errcode,
      });
      return;
    case 'not_sent':
      await credits.release(push.recipientId, push.id);
      await tryLater(deps, { push, sendable, errcode: answer.errcode });
  }
}

type Failed = { push: Push; sendable: Sendable; errcode: number | null };

async function tryLater(deps: SendDeps, { push, sendable, errcode }: Failed) {
  const { pushes, clock } = deps;
  const until = later(clock(), pauseAfter(push.failures));
  if (push.failures + 1 >= mostFailures || until > sendable.deadline) {
    await giveUp(deps, push, { state: 'dead', reason: 'not_sent', errcode, failedAt: clock() });
  } else {
    await pushes.retryAt(push, until);
  }
}

export async function giveUpUnknown(deps: EndDeps, push: Push): Promise<void> {
  const { credits, clock } = deps;
  await giveUp(deps, push, { state: 'dead', reason: 'unknown', failedAt: clock() });
  await credits.use(push.recipientId, push.id);
}

type EndDeps = Pick<SendDeps, 'clock' | 'credits' | 'hearing' | 'pushes'>;

function giveUp(deps: EndDeps, push: Push, end: PushEnd): Promise<void> {
  return ending(deps, [push], () => deps.pushes.giveUp(push, end));
}

/**
 * Writes the end of pushes that were not sent. Whom they were for is noted before, so that no death in between hides it, and
 * again afterwards: of several that end at the same moment the last one sees that nobody is left.
 */
export async function ending<Result>(
  { hearing }: Pick<SendDeps, 'hearing'>,
  ended: readonly (FactTold & Pick<Push, 'id'>)[],
  write: () => Promise<Result>,
): Promise<Result> {
  const note = async (ids: readonly string[]) => {
    await (hearing && noteUnheard(hearing, ended, ids));
  };
  await note(ended.map(({ id }) => id));
  const written = await write();
  await note([]);
  return written;
}

/** Whoever tried again by hand is told why that was in vain. */
export function skipped(
  { retriedAt }: Pick<Push, 'retriedAt'>,
  reason: NonNullable<Push['reason']>,
  now: Date,
): PushEnd {
  return retriedAt ? { state: 'dead', reason, failedAt: now } : { state: 'skipped', reason };
}
