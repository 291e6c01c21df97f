import type { RoomDeps } from '../src/compose/index';

import type { Deed } from './play-stories';

const hour = 60 * 60_000;

/** What is younger may still be unread. */
const freshFor = 6 * hour;

/** Marks as read what its recipient has had time to see, or has answered by acting on the ticket since. */
export async function readOlder(
  { inbox }: RoomDeps,
  personIds: readonly string[],
  { deeds, anchor }: { deeds: readonly Deed[]; anchor: Date },
): Promise<void> {
  const lastDeeds = new Map(
    deeds.map(({ by, ticketId, at }) => [`${by} ${ticketId}`, at.getTime()]),
  );
  const freshFrom = anchor.getTime() - freshFor;
  for (const personId of personIds) {
    const ids = await seenBy(inbox, personId, ({ source, createdAt }) => {
      const actedAt = lastDeeds.get(`${personId} ${source.id}`) ?? 0;
      return createdAt.getTime() <= Math.max(freshFrom, actedAt);
    });
    await inbox.markRead(personId, { ids }, anchor);
  }
}

type Item = { source: { id: string }; createdAt: Date };

async function seenBy(
  inbox: RoomDeps['inbox'],
  personId: string,
  isSeen: (item: Item) => boolean,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await inbox.list(personId, { limit: 100, cursor, isUnread: false });
    ids.push(...page.items.filter(isSeen).map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}
