import pLimit from 'p-limit';

import { takeBatch, type Attempts, type BatchOutcome } from '#api/background/index';
import { isUnreachable } from '#api/mongo/index';

import { decidePush, type PushDecision } from './decide-push';
import { ruleOf, type NoticeOwners } from './owners';
import type { Push } from './push';
import type { PushReader } from './push-reader';
import {
  ending,
  giveUpUnknown,
  leaseFor,
  sendPush,
  skipped,
  type Sendable,
  type SendDeps,
} from './send-push';
import type { TemplateIds } from './subscriptions';

export type PushDeps = PushReader &
  SendDeps & { owners: NoticeOwners; templateIds: TemplateIds; attempts: Attempts };

/** How many people’s pushes of one batch are on their way to WeChat at the same time. */
const sendingAtOnce = 4;

/** Works on the pushes that are due longest; false when none is due. */
export function pushBatch(deps: PushDeps): Promise<boolean> {
  const { attempts, clock, pushes } = deps;
  return takeBatch(attempts, {
    kind: 'push',
    due: (passedOver, most) => pushes.due(clock(), { leaseFor, passedOver, most }),
    work: (ids) => workOn(deps, ids),
    giveUp: (id) => bury(deps, id),
  });
}

/** What failed too often for a reason of our own was heard by nobody, either. */
async function bury(deps: PushDeps, id: string): Promise<void> {
  const { clock, credits, pushes } = deps;
  const told = await pushes.factOf(id);
  const unsent = await ending(deps, told ? [told] : [], () => pushes.bury(id, clock()));
  await (unsent && credits.release(unsent.recipientId, id));
}

type Decided<Decision = PushDecision> = { push: Push; decision: Decision; isHolder: boolean };
type Sending = Decided<Sendable>;
type Unsent = Decided<Exclude<PushDecision, Sendable>>;

async function workOn(deps: PushDeps, ids: readonly string[]): Promise<BatchOutcome> {
  const { held, failed } = await deps.pushes.claim(ids, deps.clock(), leaseFor);
  const failures = new Map(failed);
  await eachAlone(
    held.filter(({ state }) => state === 'sending'),
    (push) => giveUpUnknown(deps, push),
    failures,
  );
  const decided: Decided[] = [];
  const waiting = held.filter(({ state }) => state === 'waiting');
  const undecided = await deps.attempts.isolate(waiting, async (some) => {
    decided.push(...(await decideAll(deps, some)));
  });
  undecided.forEach((error, { id }) => failures.set(id, error));
  await settle(deps, decided.filter(isUnsent), failures);
  const sending = decided.filter((one): one is Sending => one.decision.next === 'send');
  await eachAlone(
    sending.map(({ push, decision }) => ({ ...idsOf(push), push, decision })),
    ({ push, decision }) => sendPush(deps, push, decision),
    failures,
  );
  const done = held.map(({ id }) => id).filter((id) => !failures.has(id));
  return { done, failed: failures };
}

function idsOf({ id, recipientId }: Push): Item {
  return { id, recipientId };
}

function isUnsent(one: Decided): one is Unsent {
  return one.decision.next !== 'send';
}

/** Credits and people are read once for all of them; each finds what those before it have left. */
async function decideAll(deps: PushDeps, pushes: readonly Push[]): Promise<Decided[]> {
  const [persons, credits] = await Promise.all([
    deps.reachable(pushes),
    deps.credits.ofEach([...new Set(pushes.map(({ recipientId }) => recipientId))]),
  ]);
  return pushes.map((push, place) => {
    const { id, recipientId: userId } = push;
    const decision = decidePush({
      ...{ push, notice: ruleOf(deps.owners, push), person: persons[place] ?? null },
      ...{ templateIds: deps.templateIds, credits: credits.of(userId, id), now: deps.clock() },
    });
    const isHolder = credits.isHolder(userId, id);
    if (decision.next === 'send') {
      credits.promise({ userId, templateId: decision.templateId }, id);
    }
    return { push, decision, isHolder };
  });
}

type Failures = Map<string, unknown>;

async function settle(deps: PushDeps, unsent: readonly Unsent[], failures: Failures) {
  const { clock, credits, pushes } = deps;
  await eachAlone(
    // a sender that died has taken one
    unsent.filter(({ isHolder }) => isHolder).map(({ push }) => push),
    ({ id, recipientId }) => credits.release(recipientId, id),
    failures,
  );
  const ended = unsent.filter(({ decision }) => decision.next === 'skip').map(({ push }) => push);
  const decided = unsent.map(({ push, decision }) =>
    decision.next === 'wait'
      ? { push, until: decision.until }
      : { push, end: skipped(push, decision.reason, clock()) },
  );
  const unsettled = await ending(deps, ended, () => pushes.settle(decided));
  unsettled.forEach((error, id) => failures.set(id, error));
}

type Item = Pick<Push, 'id' | 'recipientId'>;

/** For a few people at a time, in order for each of them, each whether or not another fails. */
async function eachAlone<One extends Item>(
  items: readonly One[],
  work: (item: One) => Promise<void>,
  failures: Failures,
): Promise<void> {
  const limit = pLimit(sendingAtOnce);
  const away: unknown[] = [];
  const tryOne = async (item: One) => {
    try {
      await work(item);
    } catch (error: unknown) {
      failures.set(item.id, error);
      away.push(...(isUnreachable(error) ? [error] : []));
    }
  };
  await Promise.all(
    byRecipient(items).map((its) =>
      limit(async () => {
        for (const item of its) {
          await tryOne(item);
        }
      }),
    ),
  );
  if (away.length > 0) {
    throw away[0];
  }
}

function byRecipient<One extends Item>(items: readonly One[]): One[][] {
  const groups = new Map<string, One[]>();
  for (const item of items) {
    groups.set(item.recipientId, [...(groups.get(item.recipientId) ?? []), item]);
  }
  return [...groups.values()];
}
