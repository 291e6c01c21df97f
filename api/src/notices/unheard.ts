import { bounded } from '#api/bounds/index';

import { ownerOf, ruleOf, type NoticeOwners } from './owners';
import type { Push } from './push';
import type { FactTold, PushRepository } from './push-repository';

export type HearingDeps = {
  owners: NoticeOwners;
  pushes: Pick<PushRepository, 'ofFacts'>;
  /** Which of these people have the app open, at whichever process. */
  isThere: (personIds: readonly string[]) => Promise<ReadonlySet<string>>;
};

/**
 * Tells the owner of a fact that somebody must hear of who cannot: neither is WeChat going to tell them, nor do they have the
 * app open. Repeating it does no harm.
 *
 * @param ending pushes whose end is decided and not written yet
 */
export async function noteUnheard(
  deps: HearingDeps,
  told: readonly FactTold[],
  ending: readonly string[],
): Promise<void> {
  const vital = told.filter(
    (one) => ruleOf(deps.owners, one)?.isVital && ownerOf(deps.owners, one.source)?.noteUnheard,
  );
  if (vital.length === 0) {
    return;
  }
  const facts = new Map(vital.map((one) => [nameOf(one), one]));
  const found = await deps.pushes.ofFacts(vital, most);
  const pushes = found.map((push) => ({ ...push, name: nameOf(push) }));
  for (const [name, one] of facts) {
    await noteOne(deps, one, { sent: pushes.filter((push) => push.name === name), ending });
  }
}

function nameOf({ fact, source: { id, kind } }: Pick<FactTold, 'fact' | 'source'>): string {
  return JSON.stringify([kind, id, fact]);
}

type Pushed = { sent: readonly Sent[]; ending: readonly string[] };

async function noteOne(
  { isThere, owners }: HearingDeps,
  { fact, kind, source }: FactTold,
  { ending, sent }: Pushed,
) {
  const owner = ownerOf(owners, source);
  const [first] = sent;
  if (!owner?.noteUnheard || !first || sent.every((push) => isUnderway(push, ending))) {
    return;
  }
  const there = await isThere(sent.map(({ recipientId }) => recipientId));
  const isHeard = (push: Sent) => isUnderway(push, ending) || there.has(push.recipientId);
  const personIds = sent.filter((push) => !isHeard(push)).map(({ recipientId }) => recipientId);
  if (personIds.length > 0) {
    const heardIds = sent.filter(isHeard).map(({ recipientId }) => recipientId);
    await owner.noteUnheard(source.id, { fact, kind, at: first.createdAt, personIds, heardIds });
  }
}

type Sent = Pick<Push, 'createdAt' | 'id' | 'recipientId' | 'state'>;

/** WeChat took it, or may still take it. */
function isUnderway({ id, state }: Sent, ending: readonly string[]): boolean {
  return state !== 'skipped' && state !== 'dead' && !ending.includes(id);
}

const { most } = bounded.noticesTogether;
