import { Schema, type Model, type Types } from 'mongoose';

import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';

import { channelNames, type ChannelName } from './channel';
import type { InboxItem } from './notice';

export type InboxRecord = Omit<InboxItem, 'id'> & { _id: Types.ObjectId; channel: ChannelName };

const notice = new Schema<InboxRecord>(
  {
    source: {
      kind: { type: String, required: true },
      id: { type: String, required: true },
    },
    sourceName: { type: String, required: true },
    fact: { type: String, required: true },
    recipientId: { type: String, required: true },
    channel: { type: String, enum: channelNames, required: true },
    kind: { type: String, required: true },
    title: { type: String, required: true },
    text: { type: String, default: '' },
    createdAt: { type: Date, required: true },
    readAt: { type: Date, default: null },
  },
  { collection: 'notifications', versionKey: false },
);

// exactly once, however often the relay repeats itself
notice.index(
  { 'source.kind': 1, 'source.id': 1, fact: 1, recipientId: 1, channel: 1 },
  { unique: true },
);
// my inbox, newest first
notice.index({ recipientId: 1, channel: 1, createdAt: -1, _id: -1 });
// my unread ones, newest first
notice.index({ recipientId: 1, channel: 1, readAt: 1, createdAt: -1, _id: -1 });
// my unread ones: how many, of which sources, and to mark them
notice.index({ recipientId: 1, channel: 1, readAt: 1, 'source.kind': 1, 'source.id': 1 });

// those of long ago go by themselves
notice.index({ createdAt: 1 }, { expireAfterSeconds: bounded.noticeDays.most * 24 * 60 * 60 });

export function inboxModel(database: Database): Model<InboxRecord> {
  return database.model<InboxRecord>('Notice', notice);
}
