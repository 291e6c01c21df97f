import { call } from '#miniapp/client/call';
import { isInboxNews } from '#miniapp/client/live-events';
import { setUnread, useUnread } from '#miniapp/client/unread';
import { useAction } from '#miniapp/client/use-action';
import { usePages } from '#miniapp/client/use-pages';
import { noticeApi } from '#shared/notices/notice-api';

import { groupByTicket, markedRead } from './inbox-groups';

/** What I have been told, grouped by ticket. */
export function useInbox() {
  const list = usePages('inbox', askPage, { pollEvery: 10_000, isNews: isInboxNews });
  const unread = useUnread();
  const reading = useAction((ticketId: string | null) =>
    call(noticeApi.read, { body: ticketId === null ? { all: true } : { ticketId } }),
  );
  const markRead = async (ticketId?: string) => {
    if (list.data) {
      const items = markedRead(list.data.items, new Date().toISOString(), ticketId);
      list.replace({ ...list.data, items });
    }
    const answer = await reading.run(ticketId ?? null);
    if (answer) {
      setUnread(answer.unread);
    }
    await list.refresh();
  };
  return { list, unread, groups: groupByTicket(list.items), markRead, problem: reading.error };
}

async function askPage(cursor: string | undefined) {
  const query = { limit: 50, ...(cursor !== undefined && { cursor }) };
  const page = await call(noticeApi.list, { query });
  setUnread(page.unread);
  return page;
}
