import { call } from '#miniapp/client/call';
import { isInboxNews } from '#miniapp/client/live-events';
import { setUnread, useUnread } from '#miniapp/client/unread';
import { useAction } from '#miniapp/client/use-action';
import { usePages } from '#miniapp/client/use-pages';
import { noticeApi } from '#shared/notices/notice-api';

import { groupBySource, markedRead, type InboxGroup } from './inbox-groups';

/** How many can be marked in one request. */
const mostIds = 100;

/** What I have been told, grouped by what it is about. */
export function useInbox() {
  const list = usePages('inbox', askPage, { pollEvery: 10_000, isNews: isInboxNews });
  const unread = useUnread();
  const reading = useAction((group: InboxGroup | null) =>
    call(noticeApi.read, { body: group ? bodyFor(group) : { all: true } }),
  );
  const markRead = async (group?: InboxGroup) => {
    if (list.data) {
      const items = markedRead(list.data.items, new Date().toISOString(), group?.key);
      list.replace({ ...list.data, items });
    }
    const answer = await reading.run(group ?? null);
    if (answer) {
      setUnread(answer.unread);
    }
    await list.refresh();
  };
  return { list, unread, groups: groupBySource(list.items), markRead, problem: reading.error };
}

/** Of a ticket all of them, also those on later pages. */
function bodyFor({ items }: InboxGroup) {
  const [{ ticketId }] = items;
  return ticketId === null ? { ids: items.map(({ id }) => id).slice(0, mostIds) } : { ticketId };
}

async function askPage(cursor: string | undefined) {
  const query = { limit: 50, ...(cursor !== undefined && { cursor }) };
  const page = await call(noticeApi.list, { query });
  setUnread(page.unread);
  return page;
}
