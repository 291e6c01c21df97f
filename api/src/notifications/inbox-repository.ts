import type { Model, QueryFilter } from 'mongoose';

import {
  findPage,
  isDuplicateKey,
  type Database,
  type Page,
  type PageInput,
} from '#api/mongo/index';

import { inboxModel, type InboxRecord } from './inbox-model';
import type { InboxItem, Notification } from './notification';

/** Which of somebody's notifications. */
type Which = { ids?: readonly string[]; ticketId?: string };

export type InboxRepository = {
  /** Each at most once, however often it is called. */
  add: (notifications: readonly Notification[]) => Promise<void>;
  list: (recipientId: string, page: PageInput & { isUnread: boolean }) => Promise<Page<InboxItem>>;
  countUnread: (recipientId: string) => Promise<number>;
  markRead: (recipientId: string, which: Which, now: Date) => Promise<void>;
  unreadTickets: (recipientId: string, ticketIds: readonly string[]) => Promise<Set<string>>;
};

const channel = 'inbox';

export function inboxRepository(database: Database): InboxRepository {
  const notifications = inboxModel(database);
  const unread = (recipientId: string): QueryFilter<InboxRecord> => ({
    recipientId,
    channel,
    readAt: null,
  });
  return {
    add: async (items) => {
      await Promise.all(items.map((item) => addOnce(notifications, item)));
    },

    list: async (recipientId, { isUnread, ...page }) => {
      const filter: QueryFilter<InboxRecord> = isUnread
        ? unread(recipientId)
        : { recipientId, channel };
      const { items, nextCursor } = await findPage(notifications, {
        ...page,
        filter,
        order: { by: 'createdAt', direction: 'descending' },
      });
      return { items: items.map(toItem), nextCursor };
    },

    countUnread: (recipientId) => notifications.countDocuments(unread(recipientId)),

    markRead: async (recipientId, { ids, ticketId }, now) => {
      await notifications.updateMany(
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
      return new Set(await notifications.distinct('ticketId', filter));
    },
  };
}

async function addOnce(
  notifications: Model<InboxRecord>,
  { ticketId, seq, recipientId, ticketNumber, kind, title, text, createdAt }: Notification,
): Promise<void> {
  try {
    await notifications.updateOne(
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
