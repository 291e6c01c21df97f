import { takeNext, type Attempts } from '#api/background/index';
import type { Clock } from '#api/clock';
import type { NoticeOwner, OwedBatch, OwedNotice } from '#api/notice-owner';
import { titleOf } from '#shared/notices/notice-rule';
import { sourceKey, sourceOf, type NoticeSource } from '#shared/notices/notice-source';

import type { Channel, Recipient } from './channel';
import { findRecipients, type Directory } from './find-recipients';
import { ownerOf, type NoticeOwners } from './owners';
import { writeNotice, type Telling } from './write-notice';

export type RelayDeps = Directory & {
  owners: NoticeOwners;
  /** Every way in which people are told; the relay knows none of them. */
  channels: readonly Channel[];
  attempts: Attempts;
  clock: Clock;
};

/** How long a dead relay's source waits before another relay takes over, in milliseconds. */
const leaseFor = 15_000;

/**
 * Tells everybody what one source that waits longest owes them; false when nothing is owed. It may die at any point and
 * be repeated by anybody: what is removed from the outbox has been delivered, and channels deliver nothing twice.
 */
export function relayBatch(deps: RelayDeps): Promise<boolean> {
  return takeNext(deps.attempts, {
    kind: 'relay',
    due: (passedOver, most) => due(deps, passedOver, most),
    work: (key) => relay(deps, key),
  });
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
      const its = left.filter((source) => source.kind === kind).map(({ id }) => id);
      const ids = await dueOf(now, { leaseFor, passedOver: its, most });
      return ids.map((id) => sourceKey({ kind, id }));
    }),
  );
  return Array.from({ length: most }, (_none, place) =>
    found.flatMap((keys) => keys[place] ?? []),
  ).flat();
}

/** An entry that cannot be told keeps back no other. */
async function relay(deps: RelayDeps, key: string): Promise<boolean> {
  const source = sourceOf(key);
  const owner = source && ownerOf(deps.owners, source);
  const batch = owner && (await owner.claim(source.id, deps.clock(), leaseFor));
  if (!batch) {
    return false;
  }
  const told: string[] = [];
  const failures: unknown[] = [];
  for (const entry of batch.entries) {
    try {
      await tell(deps, await readyToTell(owner, { source, batch, entry }));
      told.push(entry.fact);
    } catch (error: unknown) {
      failures.push(error);
    }
  }
  await owner.settle(source.id, told);
  if (failures.length > 0) {
    throw failures[0];
  }
  return true;
}

type Owed = { source: NoticeSource; batch: OwedBatch; entry: OwedNotice };

/** @throws {Error} of a kind that has no record */
async function readyToTell({ kind, rules }: NoticeOwner, owed: Owed): Promise<Telling> {
  const rule = rules[owed.entry.kind];
  if (!rule) {
    throw new Error(`${kind} has no notice ${owed.entry.kind}`);
  }
  return { ...owed, rule, title: titleOf(rule, await owed.entry.names()) };
}

async function tell(deps: RelayDeps, telling: Telling) {
  const recipients = await findRecipients(deps, telling.entry, telling.rule);
  for (const channel of deps.channels) {
    await channel.deliver(writeFor(deps, { channel, telling, recipients }));
  }
}

type Addressed = { channel: Channel; telling: Telling; recipients: readonly Recipient[] };

/** One person's record that is broken keeps the news from nobody else; news that nobody can be told is broken itself. */
function writeFor({ attempts }: RelayDeps, { channel, telling, recipients }: Addressed) {
  const failures: unknown[] = [];
  const notices = recipients.flatMap((recipient) => {
    try {
      const isMeant = channel.reaches(recipient, telling.rule);
      return isMeant ? [writeNotice(telling, recipient)] : [];
    } catch (error: unknown) {
      failures.push(error);
      return [];
    }
  });
  if (failures.length > 0 && failures.length === recipients.length) {
    throw failures[0];
  }
  for (const failure of failures) {
    attempts.report(failure, { kind: 'relay', itemId: sourceKey(telling.source) });
  }
  return notices;
}
