import type { Attempts } from '#api/background/index';
import { bounded } from '#api/bounds/index';
import { isUnreachable } from '#api/mongo/index';
import type { OwedNotice, OwingSource } from '#api/notice-owner';
import { titleOf, type NoticeRules } from '#shared/notices/notice-rule';
import { sourceKey, type NoticeSource } from '#shared/notices/notice-source';

import type { Channel, Outgoing, Recipient } from './channel';
import { askedOnce, findConcerned, recipientsAmong, type Directory } from './find-recipients';
import { noteUnheard, type HearingDeps } from './unheard';
import { writeNotice, type Telling } from './write-notice';

/** One fact of a source that is held, and the records of the notices of its kind. */
export type Owed = {
  kind: string;
  rules: NoticeRules;
  source: NoticeSource;
  owing: OwingSource;
  entry: OwedNotice;
};

type Deps = Directory & {
  channels: readonly Channel[];
  attempts: Attempts;
  /** Looks who did not hear of what matters; left out, nobody does. */
  hearing?: HearingDeps;
};

/** A fact whose title is known, and whom it concerns. */
type Ready = { owed: Owed; telling: Telling; concerned: readonly string[] };

/** So many notices are written together at most, however many people hear of each fact. */
const { most: mostTogether } = bounded.noticesTogether;

/** Tells everybody of these facts, each whether or not another can be told; answers which could not, and why. */
export async function tellAll(deps: Deps, all: readonly Owed[]): Promise<Map<Owed, unknown>> {
  const untold = new Map<Owed, unknown>();
  const directory = askedOnce(deps);
  const found = await Promise.all(
    all.map(async (owed) => {
      try {
        return [await readyToTell(directory, owed)];
      } catch (error: unknown) {
        if (isUnreachable(error)) {
          throw error;
        }
        untold.set(owed, error);
        return [];
      }
    }),
  );
  for (const together of inPortions(found.flat())) {
    const failures = await deps.attempts.isolate(together, (some) => tell(deps, some));
    failures.forEach((error, { owed }) => untold.set(owed, error));
  }
  return untold;
}

/** @throws {Error} of a kind that has no record */
async function readyToTell(
  directory: Pick<Directory, 'usersWithRole'>,
  owed: Owed,
): Promise<Ready> {
  const { kind, rules, source, owing, entry } = owed;
  const rule = rules[entry.kind];
  if (!rule) {
    throw new Error(`${kind} has no notice ${entry.kind}`);
  }
  const [names, concerned] = await Promise.all([
    entry.names(),
    findConcerned(directory, entry, rule),
  ]);
  const title = titleOf(rule, names);
  return { owed, concerned, telling: { source, owing, entry, rule, title } };
}

function inPortions(all: readonly Ready[]): Ready[][] {
  const portions: Ready[][] = [];
  let size = mostTogether;
  for (const ready of all) {
    if (size >= mostTogether) {
      portions.push([]);
      size = 0;
    }
    portions.at(-1)?.push(ready);
    size += ready.concerned.length;
  }
  return portions;
}

async function tell(deps: Deps, all: readonly Ready[]): Promise<void> {
  const known = await deps.people([...new Set(all.flatMap(({ concerned }) => concerned))]);
  const addressed = all.map(({ telling, concerned }) => ({
    telling,
    recipients: recipientsAmong(known, telling.entry, concerned),
  }));
  for (const channel of deps.channels) {
    const outgoing = addressed.flatMap((one) => writeFor(deps, channel, one));
    await (outgoing.length > 0 && channel.deliver(outgoing));
  }
  if (deps.hearing) {
    const told = all.map(({ owed: { source, entry } }) => ({ source, ...entry }));
    await noteUnheard(deps.hearing, told, []);
  }
}

type Addressed = { telling: Telling; recipients: readonly Recipient[] };

/** One person's record that is broken keeps the news from nobody else; news that nobody can be told is broken itself. */
function writeFor(
  { attempts }: Deps,
  channel: Channel,
  { telling, recipients }: Addressed,
): Outgoing[] {
  const { rule } = telling;
  const failures: unknown[] = [];
  const outgoing = recipients.flatMap((recipient) => {
    try {
      const isMeant = channel.reaches(recipient, rule);
      return isMeant ? [{ notice: writeNotice(telling, recipient), rule }] : [];
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
  return outgoing;
}
