import { bounded } from '#api/bounds/index';
import type { Unheard } from '#api/notice-owner';

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
  const there = await peopleThere(deps, pushes, ending);
  const unheard = [...facts].flatMap(([name, one]) => {
    const sent = pushes.filter((push) => push.name === name);
    return unheardOf(one, sent, (push) => isUnderway(push, ending) || there.has(push.recipientId));
  });
  for (const owner of deps.owners) {
    const its = unheard.filter(({ kind }) => kind === owner.kind).map(({ note }) => note);
    await (its.length > 0 && owner.noteUnheard?.(its));
  }
}

/** Asked only of those whom WeChat does not tell. */
async function peopleThere({ isThere }: HearingDeps, pushes: readonly Sent[], ending: Ending) {
  const untold = pushes.filter((push) => !isUnderway(push, ending));
  const ids = [...new Set(untold.map(({ recipientId }) => recipientId))];
  return ids.length > 0 ? await isThere(ids) : new Set<string>();
}

function nameOf({ fact, source: { id, kind } }: Pick<FactTold, 'fact' | 'source'>): string {
  return JSON.stringify([kind, id, fact]);
}

type Noted = { kind: string; note: Unheard };

/** Empty: whoever must hear of it was told, or may yet be; or nobody was to be told. */
function unheardOf(
  { fact, kind, source }: FactTold,
  sent: readonly Sent[],
  isHeard: (push: Sent) => boolean,
): Noted[] {
  const [first] = sent;
  const personIds = sent.filter((push) => !isHeard(push)).map(({ recipientId }) => recipientId);
  if (!first || personIds.length === 0) {
    return [];
  }
  const heardIds = sent.filter(isHeard).map(({ recipientId }) => recipientId);
  const note = { fact, kind, at: first.createdAt, personIds, heardIds, sourceId: source.id };
  return [{ kind: source.kind, note }];
}

type Ending = readonly string[];
type Sent = Pick<Push, 'createdAt' | 'id' | 'recipientId' | 'state'>;

/** WeChat took it, or may still take it. */
function isUnderway({ id, state }: Sent, ending: readonly string[]): boolean {
  return state !== 'skipped' && state !== 'dead' && !ending.includes(id);
}

const { most } = bounded.noticesTogether;
