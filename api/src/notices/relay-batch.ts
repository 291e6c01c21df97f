import {
  batchSize,
  takeBatch,
  takeThese,
  type Attempts,
  type BatchOutcome,
} from '#api/background/index';
import type { Clock } from '#api/clock';
import type { NoticeOwner, OwingSource } from '#api/notice-owner';
import { sourceKey, sourceOf, type NoticeSource } from '#shared/notices/notice-source';

import type { Channel } from './channel';
import type { Directory } from './find-recipients';
import type { FreshSources } from './fresh-sources';
import type { NoticeOwners } from './owners';
import { tellAll, type Owed } from './tell-all';
import type { HearingDeps } from './unheard';

export type RelayDeps = Directory & {
  owners: NoticeOwners;
  /** Every way in which people are told; the relay knows none of them. */
  channels: readonly Channel[];
  hearing?: HearingDeps;
  attempts: Attempts;
  clock: Clock;
};

/** How long a dead relay's sources wait before another relay takes over, in milliseconds. */
const leaseFor = 15_000;

/**
 * Tells everybody what the sources that wait longest owe them; false when nothing is owed. It may die at any point and
 * be repeated by anybody: what is removed from the outbox has been delivered, and channels deliver nothing twice.
 */
export function relayBatch(deps: RelayDeps): Promise<boolean> {
  return takeBatch(deps.attempts, {
    ...queueOf(deps, 'claim'),
    due: (passedOver, most) => due(deps, passedOver, most),
  });
}

/** The same for what this process has written itself and nobody told yet; false when there is nothing of it. */
export async function relayFresh(deps: RelayDeps, fresh: FreshSources): Promise<boolean> {
  const keys = fresh.take(batchSize);
  if (keys.length === 0) {
    return false;
  }
  await takeThese(deps.attempts, queueOf(deps, 'look'), keys);
  return true;
}

/** How sources are got hold of. */
type Way = 'claim' | 'look';

function queueOf(deps: RelayDeps, way: Way) {
  const work = (keys: readonly string[]) => relay(deps, keys, way);
  return { kind: 'relay', work } as const;
}

/** The longest waiting of each owner in turn, so that none waits for another. */
async function due(
  { owners, clock }: RelayDeps,
  passedOver: readonly string[],
  most: number,
): Promise<string[]> {
  const now = clock();
  const left = passedOver.flatMap((key) => sourceOf(key) ?? []);
  const found = await Promise.all(
    owners.map(async ({ kind, due: dueOf }) => {
      const ids = await dueOf(now, { leaseFor, passedOver: idsOf(kind, left), most });
      return ids.map((id) => sourceKey({ kind, id }));
    }),
  );
  const inTurn = Array.from({ length: most }, (_none, place) =>
    found.flatMap((keys) => keys[place] ?? []),
  );
  return inTurn.flat().slice(0, most);
}

async function relay(deps: RelayDeps, keys: readonly string[], way: Way): Promise<BatchOutcome> {
  const sources = keys.flatMap((key) => sourceOf(key) ?? []);
  const outcomes = await Promise.all(
    deps.owners.map((owner) => {
      const ids = idsOf(owner.kind, sources);
      return ids.length === 0 ? Promise.resolve(nothing) : relayOf(deps, owner, { ids, way });
    }),
  );
  return {
    done: outcomes.flatMap(({ done }) => done),
    failed: new Map(outcomes.flatMap(({ failed }) => [...failed])),
  };
}

const nothing: BatchOutcome = { done: [], failed: new Map() };

async function relayOf(
  deps: RelayDeps,
  owner: NoticeOwner,
  { ids, way }: { ids: readonly string[]; way: Way },
): Promise<BatchOutcome> {
  const { held, failed } = await owner[way](ids, deps.clock(), leaseFor);
  const owed = [...held].flatMap(([id, owing]) => owedBy(owner, { kind: owner.kind, id }, owing));
  const untold = await tellAll(deps, owed);
  const unsettled = await owner.settle(factsTold(held, owed, untold));
  const failures = new Map<string, unknown>([
    ...failed,
    ...unsettled,
    ...[...untold].map(([{ source }, error]) => [source.id, error] as const),
  ]);
  const keyOf = (id: string) => sourceKey({ kind: owner.kind, id });
  return {
    done: [...held.keys()].filter((id) => !failures.has(id)).map(keyOf),
    failed: new Map([...failures].map(([id, error]) => [keyOf(id), error])),
  };
}

function owedBy({ kind, rules }: NoticeOwner, source: NoticeSource, owing: OwingSource): Owed[] {
  return owing.entries.map((entry) => ({ kind, rules, source, owing, entry }));
}

/** By source, also of those that keep everything: their leases are given back. */
function factsTold(
  held: ReadonlyMap<string, OwingSource>,
  owed: readonly Owed[],
  untold: ReadonlyMap<Owed, unknown>,
): Map<string, string[]> {
  const told = new Map([...held.keys()].map((id): [string, string[]] => [id, []]));
  for (const one of owed) {
    if (!untold.has(one)) {
      told.get(one.source.id)?.push(one.entry.fact);
    }
  }
  return told;
}

function idsOf(kind: string, sources: readonly NoticeSource[]): string[] {
  return sources.filter((source) => source.kind === kind).map(({ id }) => id);
}
