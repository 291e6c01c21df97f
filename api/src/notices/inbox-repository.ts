import type { Model, QueryFilter } from 'mongoose';

import {
  findPage,
  isDuplicateKey,
  type Database,
  type Page,
  type PageInput,
} from '#api/mongo/index';

import { inboxModel, type InboxRecord } from './inbox-model';
import type { InboxItem, Notice } from './notice';

/** Which of somebody's notices. */
type Which = { ids?: readonly string[]; ticketId?: string };

export type InboxRepository = {
  /** Each at most once, however often it is called. */
  add: (notices: readonly Notice[]) => Promise<void>;
  list: (recipientId: string, page: PageInput & { isUnread: boolean }) => Promise<Page<InboxItem>>;
  countUnread: (recipientId: string) => Promise<number>;
  markRead: (recipientId: string, which: Which, now: Date) => Promise<void>;
  unreadTickets: (recipientId: string, ticketIds: readonly string[]) => Promise<Set<string>>;
};

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
      await Promise.all(items.map((item) => addOnce(notices, item)));
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

    countUnread: (recipientId) => notices.countDocuments(unread(recipientId)),

    markRead: async (recipientId, { ids, ticketId }, now) => {
      await notices.updateMany(
        {
          ...unread(recipientId),
          ...(ids && { _id: { $in: [...ids] } }),
          ...(ticketId !== undefined && { ticketId }),
        },
        { $set: { readAt: now } },
      );
    },

    unreadTickets: async (recipientId, ticketIds) => {
      const filter = { ...unread(recipientId), ticketId: { $in: [...ticketIds] } };
      return new Set(await notices.distinct('ticketId', filter));
    },
  };
}

async function addOnce(
  notices: Model<InboxRecord>,
  { ticketId, seq, recipientId, ticketNumber, kind, title, text, createdAt }: Notice,
): Promise<void> {
  try {
    await notices.updateOne(
      { ticketId, seq, recipientId, channel },
      { $setOnInsert: { ticketNumber, kind, title, text, createdAt, readAt: null } },
      { upsert: true },
    );
  } catch (error: unknown) {
    // another relay inserted it in the same moment
    if (!isDuplicateKey(error)) {
      throw error;
    }
  }
}

function toItem(record: InboxRecord): InboxItem {
  const { _id, ticketId, ticketNumber, seq, recipientId, kind, title, text } = record;
  const { createdAt, readAt } = record;
  const content = { ticketId, ticketNumber, seq, recipientId, kind, title, text };
  return { id: _id.toHexString(), ...content, createdAt, readAt };
}
