import type { Signal } from '#api/background/index';
import type { Clock } from '#api/clock';
import { pushRule } from '#shared/notices/notice-rule';

import { balances, type Balances } from './balances';
import type { Channel, Outgoing } from './channel';
import type { CreditRepository } from './credit-repository';
import { decidePush, type Reachable } from './decide-push';
import type { NewPush } from './push';
import type { PushRepository } from './push-repository';
import type { TemplateIds } from './subscriptions';

type MaybeReachable = Reachable & { id: string; isBlocked: boolean };

type Deps = {
  pushes: Pick<PushRepository, 'add'>;
  credits: Pick<CreditRepository, 'ofEach'>;
  /** Unknown ids are left out. */
  findUsers: (ids: readonly string[]) => Promise<readonly MaybeReachable[]>;
  templateIds: TemplateIds;
  clock: Clock;
  pushesDue: Signal;
};

/**
 * On the phone, by WeChat. Only queues: WeChat may be slow or away, and the inbox does not wait for it. What is certain not
 * to be sent is written down as such at once, with the reason, and nobody takes it up.
 */
export function wechatChannel(deps: Deps): Channel {
  const { pushes, pushesDue } = deps;
  return {
    name: 'wechat',
    // preferences and deadlines are looked at when it is written down, and again when it is sent
    reaches: ({ role }, rule) => pushRule(rule, role) !== null,
    deliver: async (outgoing) => {
      const now = deps.clock();
      const known = await readKnown(deps, outgoing);
      const added = outgoing.map((one) => newPush(deps, one, { ...known, now }));
      await pushes.add(added);
      if (added.some(({ state, dueAt }) => state === 'waiting' && dueAt <= now)) {
        pushesDue.raise();
      }
    },
  };
}

type Known = { users: ReadonlyMap<string, MaybeReachable>; credits: Balances };

/** Credits only of those whom WeChat knows. */
async function readKnown(
  { credits, findUsers }: Deps,
  outgoing: readonly Outgoing[],
): Promise<Known> {
  const ids = new Set(outgoing.map(({ notice }) => notice.recipientId));
  const users = await findUsers([...ids]);
  const reachable = users.filter(({ openid }) => openid !== null).map(({ id }) => id);
  return {
    users: new Map(users.map((user) => [user.id, user])),
    credits: reachable.length > 0 ? await credits.ofEach(reachable) : balances([]),
  };
}

function newPush(
  { templateIds }: Deps,
  { notice, rule }: Outgoing,
  { users, credits, now }: Known & { now: Date },
): NewPush {
  const due = { ...notice, state: 'waiting', reason: null, dueAt: now } as const;
  const person = users.get(notice.recipientId);
  try {
    const decision = decidePush({
      push: { createdAt: notice.createdAt, retriedAt: null },
      notice: rule,
      person: person && !person.isBlocked ? person : null,
      templateIds,
      credits: credits.of(notice.recipientId, null),
      now,
    });
    switch (decision.next) {
      case 'skip':
        return { ...due, state: 'skipped', reason: decision.reason };
      case 'wait':
        return { ...due, dueAt: decision.until };
      case 'send':
        return due;
    }
  } catch {
    // a person whose record is broken: whoever takes it up counts the failure
    return due;
  }
}
