import type { QueryFilter } from 'mongoose';

import {
  addEach,
  countSome,
  findPage,
  type Database,
  type Page,
  type PageInput,
} from '#api/mongo/index';
import type { NoticeSource } from '#shared/notices/notice-source';

import { inboxModel, type InboxRecord } from './inbox-model';
import type { InboxItem, Notice } from './notice';

/** Which of somebody's notices. */
type Which = { ids?: readonly string[]; source?: NoticeSource };

export type InboxRepository = {
  /** Each at most once, however often it is called. */
  add: (notices: readonly Notice[]) => Promise<void>;
  list: (recipientId: string, page: PageInput & { isUnread: boolean }) => Promise<Page<InboxItem>>;
  countUnread: (recipientId: string) => Promise<number>;
  /** What is unread, at most so many. */
  unreadOf: (recipientId: string, most: number) => Promise<NoticeSource[]>;
  markRead: (recipientId: string, which: Which, now: Date) => Promise<void>;
  /** Which sources of one kind somebody has unread notices of. */
  unreadSources: (recipientId: string, sources: Sources) => Promise<Set<string>>;
};

type Sources = { kind: string; ids: readonly string[] };

const channel = 'inbox';

export function inboxRepository(database: Database): InboxRepository {
  const notices = inboxModel(database);
  const unread = (recipientId: string): QueryFilter<InboxRecord> => ({
    recipientId,
    channel,
    readAt: null,
  });
  return {
    add: async (items) => {
      await addEach(notices, items.map(asUpsert));
    },

    list: async (recipientId, { isUnread, ...page }) => {
      const filter: QueryFilter<InboxRecord> = isUnread
        ? unread(recipientId)
        : { recipientId, channel };
      const { items, nextCursor } = await findPage(notices, {
        ...page,
        filter,
        order: { by: 'createdAt', direction: 'descending' },
      });
      return { items: items.map(toItem), nextCursor };
    },

    countUnread: (recipientId) => countSome(notices, unread(recipientId)),

    unreadOf: async (recipientId, most) => {
      const found = await notices
        .find(unread(recipientId))
        // the index has it all
        .select({ _id: 0, 'source.kind': 1, 'source.id': 1 })
        .limit(most)
        .lean<Pick<InboxRecord, 'source'>[]>();
      return found.map(({ source }) => source);
    },

    markRead: async (recipientId, { ids, source }, now) => {
      await notices.updateMany(
        {
          ...unread(recipientId),
          ...(ids && { _id: { $in: [...ids] } }),
          ...(source && named(source)),
        },
        { $set: { readAt: now } },
      );
    },

    unreadSources: async (recipientId, { kind, ids }) => {
      const its = { 'source.kind': kind, 'source.id': { $in: [...ids] } };
      return new Set(await notices.distinct('source.id', { ...unread(recipientId), ...its }));
    },
  };
}

function asUpsert({ source, fact, recipientId, ...content }: Notice) {
  const { sourceName, kind, title, text, createdAt } = content;
  return {
    filter: { ...named(source), fact, recipientId, channel },
    fields: { sourceName, kind, title, text, createdAt, readAt: null },
  };
}

function named({ kind, id }: NoticeSource) {
  return { 'source.kind': kind, 'source.id': id };
}

function toItem(record: InboxRecord): InboxItem {
  const { _id, source, sourceName, fact, recipientId, kind, title, text } = record;
  const { createdAt, readAt } = record;
  const content = { source, sourceName, fact, recipientId, kind, title, text };
  return { id: _id.toHexString(), ...content, createdAt, readAt };
}
