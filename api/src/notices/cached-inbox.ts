import { bounded } from '#api/bounds/index';
import { pageCache, recordCache, type RecordChanges } from '#api/cache/index';
import type { Page } from '#api/mongo/index';
import { sourceKey, type NoticeSource } from '#shared/notices/notice-source';

import type { InboxRepository } from './inbox-repository';
import type { InboxItem } from './notice';

/** Of whoever has more than these unread, the answers are kept instead of what is unread. */
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
  const { countOf, sourcesOf } = answersAboutMany(inbox, changes);
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
      return unread === 'many' ? countOf(recipientId) : unread.count;
    },
    unreadSources: async (recipientId, sources) => {
      const unread = await unreadOf(recipientId);
      return unread === 'many'
        ? sourcesOf(recipientId, sources)
        : new Set(sources.ids.filter((id) => unread.sources.has(sourceKey({ ...sources, id }))));
    },
  };
}

/** What was answered about people who have too much unread to keep, until any of it changes. */
function answersAboutMany(inbox: InboxRepository, changes: RecordChanges) {
  const { most } = bounded.inboxesKept;
  const counts = pageCache<number>({ records: 'unread', changes, most });
  const sources = pageCache<Set<string>>({ records: 'unread', changes, most });
  return {
    countOf: (id: string) => counts.read(id, 'all', () => inbox.countUnread(id)),
    sourcesOf: (id: string, asked: Parameters<InboxRepository['unreadSources']>[1]) =>
      sources.read(id, `${asked.kind} ${asked.ids.join(' ')}`, () =>
        inbox.unreadSources(id, asked),
      ),
  };
}

function summary(unread: readonly (NoticeSource | null)[]): Unread {
  const sources = unread.flatMap((source) => (source ? sourceKey(source) : []));
  return unread.length > mostKept ? 'many' : { count: unread.length, sources: new Set(sources) };
}
