import { bounded } from '#api/bounds/index';
import { pageCache, recordCache, type RecordChanges } from '#api/cache/index';
import type { Page } from '#api/mongo/index';
import { sourceKey, type NoticeSource } from '#shared/notices/notice-source';

import type { InboxRepository } from './inbox-repository';
import type { InboxItem } from './notice';

/** Whoever has more than these unread is asked about in the database each time. */
const { most: mostKept } = bounded.unreadOfPerson;

type Unread = { count: number; sources: ReadonlySet<string> } | 'many';

/** What people have unread is asked for with every list; it changes when they are told something, and when they read. */
export function cachedInbox(inbox: InboxRepository, changes: RecordChanges): InboxRepository {
  const cache = recordCache<Unread>({
    records: 'unread',
    load: async (ids) =>
      new Map(
        await Promise.all(
          ids.map(async (id) => [id, summary(await inbox.unreadOf(id, mostKept + 1))] as const),
        ),
      ),
    most: bounded.unreadKept.most,
    changes,
  });
  // by person as well, and thrown away with what they have unread
  const lists = pageCache<Page<InboxItem>>({
    ...{ records: 'unread', changes },
    most: bounded.inboxesKept.most,
  });
  const unreadOf = async (id: string) => (await cache.read([id])).get(id) ?? 'many';
  return {
    ...inbox,
    list: (recipientId, page) =>
      page.cursor === undefined
        ? lists.read(recipientId, `${page.limit} ${page.isUnread}`, () =>
            inbox.list(recipientId, page),
          )
        : inbox.list(recipientId, page),
    add: (notices) =>
      cache.changing([...new Set(notices.map(({ recipientId }) => recipientId))], () =>
        inbox.add(notices),
      ),
    markRead: (recipientId, which, now) =>
      cache.changing([recipientId], () => inbox.markRead(recipientId, which, now)),
    countUnread: async (recipientId) => {
      const unread = await unreadOf(recipientId);
      return unread === 'many' ? inbox.countUnread(recipientId) : unread.count;
    },
    unreadSources: async (recipientId, sources) => {
      const unread = await unreadOf(recipientId);
      return unread === 'many'
        ? inbox.unreadSources(recipientId, sources)
        : new Set(sources.ids.filter((id) => unread.sources.has(sourceKey({ ...sources, id }))));
    },
  };
}

function summary(unread: readonly (NoticeSource | null)[]): Unread {
  const sources = unread.flatMap((source) => (source ? sourceKey(source) : []));
  return unread.length > mostKept ? 'many' : { count: unread.length, sources: new Set(sources) };
}
