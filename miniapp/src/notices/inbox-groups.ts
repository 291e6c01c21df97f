import type { NoticeReply } from '#shared/notices/notice-api';

export type InboxGroup = {
  ticketId: string;
  ticketNumber: string;
  /** Newest first. */
  items: readonly [NoticeReply, ...NoticeReply[]];
  unread: number;
};

/** One group per ticket: those with something unread first, then by their newest word. */
export function groupByTicket(notices: readonly NoticeReply[]): InboxGroup[] {
  const groups = new Map<string, InboxGroup>();
  for (const one of [...notices].sort(newestFirst)) {
    const { ticketId, ticketNumber } = one;
    const group = groups.get(ticketId);
    const unread = one.readAt === null ? 1 : 0;
    groups.set(
      ticketId,
      group
        ? { ...group, items: [...group.items, one], unread: group.unread + unread }
        : { ticketId, ticketNumber, items: [one], unread },
    );
  }
  return [...groups.values()].sort(
    (one, other) =>
      Number(other.unread > 0) - Number(one.unread > 0) ||
      newestFirst(one.items[0], other.items[0]),
  );
}

/** As they will be once this ticket's, or all, have been looked at. */
export function markedRead(
  notices: readonly NoticeReply[],
  readAt: string,
  ticketId?: string,
): NoticeReply[] {
  return notices.map((one) =>
    one.readAt === null && (ticketId === undefined || one.ticketId === ticketId)
      ? { ...one, readAt }
      : one,
  );
}

function newestFirst(one: NoticeReply, other: NoticeReply): number {
  return Date.parse(other.createdAt) - Date.parse(one.createdAt) || other.seq - one.seq;
}
