import type { NoticeReply } from '#shared/notices/notice-api';
import { sourceKey } from '#shared/notices/notice-source';

export type InboxGroup = {
  /** Of the source: it is the same for all of them. */
  key: string;
  /** Newest first. */
  items: readonly [NoticeReply, ...NoticeReply[]];
  unread: number;
};

/** One group per source: those with something unread first, then by their newest word. */
export function groupBySource(notices: readonly NoticeReply[]): InboxGroup[] {
  const groups = new Map<string, InboxGroup>();
  for (const one of [...notices].sort(newestFirst)) {
    const key = sourceKey(one.source);
    const group = groups.get(key);
    const unread = one.readAt === null ? 1 : 0;
    groups.set(
      key,
      group
        ? { ...group, items: [...group.items, one], unread: group.unread + unread }
        : { key, items: [one], unread },
    );
  }
  return [...groups.values()].sort(
    (one, other) =>
      Number(other.unread > 0) - Number(one.unread > 0) ||
      newestFirst(one.items[0], other.items[0]),
  );
}

/** As they will be once those of this source, or all, have been looked at. */
export function markedRead(
  notices: readonly NoticeReply[],
  readAt: string,
  key?: string,
): NoticeReply[] {
  return notices.map((one) =>
    one.readAt === null && (key === undefined || sourceKey(one.source) === key)
      ? { ...one, readAt }
      : one,
  );
}

function newestFirst(one: NoticeReply, other: NoticeReply): number {
  return (
    Date.parse(other.createdAt) - Date.parse(one.createdAt) || (other.seq ?? 0) - (one.seq ?? 0)
  );
}
