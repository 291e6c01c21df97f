import { Schema, type Model } from 'mongoose';

import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';

import type { CallbackEvent } from './callback-event';

export type CallbackRecord = {
  /** The same for every delivery of one callback. */
  _id: string;
  /** Until it is done. */
  event?: CallbackEvent;
  receivedAt: Date;
  tries: number;
  /** When to take it up (again); absent when it is done or given up. */
  dueAt?: Date;
};

const schema = new Schema<CallbackRecord>(
  {
    _id: String,
    event: Schema.Types.Mixed,
    receivedAt: Date,
    tries: Number,
    dueAt: Date,
  },
  { versionKey: false },
);
// WeChat repeats within seconds; a month also covers a replay of anything still worth replaying
schema.index({ receivedAt: 1 }, { expireAfterSeconds: bounded.callbackDays.most * 24 * 60 * 60 });
// takes up what a stopped process left behind
schema.index({ dueAt: 1 }, { sparse: true });

export function callbackModel(database: Database): Model<CallbackRecord> {
  return database.model<CallbackRecord>('WechatPush', schema, 'wechat_pushes');
}
