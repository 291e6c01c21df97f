import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';
import { noticeKindNames } from '#shared/notices/notice-kinds';

import { channelNames, type ChannelName } from './channel';
import type { InboxItem } from './notice';

export type InboxRecord = Omit<InboxItem, 'id'> & { _id: Types.ObjectId; channel: ChannelName };

const notice = new Schema<InboxRecord>(
  {
    ticketId: { type: String, required: true },
    ticketNumber: { type: String, required: true },
    seq: { type: Number, required: true },
    recipientId: { type: String, required: true },
    channel: { type: String, enum: channelNames, required: true },
    kind: { type: String, enum: noticeKindNames, required: true },
    title: { type: String, required: true },
    text: { type: String, default: '' },
    createdAt: { type: Date, required: true },
    readAt: { type: Date, default: null },
  },
  { collection: 'notifications', versionKey: false },
);

// exactly once, however often the relay repeats itself
notice.index({ ticketId: 1, seq: 1, recipientId: 1, channel: 1 }, { unique: true });
// my inbox, newest first
notice.index({ recipientId: 1, channel: 1, createdAt: -1, _id: -1 });
// my unread ones: how many, of which tickets, and to mark them
notice.index({ recipientId: 1, channel: 1, readAt: 1, ticketId: 1 });

export function inboxModel(database: Database): Model<InboxRecord> {
  return database.model<InboxRecord>('Notice', notice);
}
