import { Schema, type Model } from 'mongoose';

import type { Database } from '#api/mongo/index';

export type AccessTokenRecord = {
  /** The mini-program's app id. */
  _id: string;
  value?: string;
  expiresAt?: Date;
  /** One process is asking WeChat for another one. */
  renewingUntil?: Date;
  /** Forced refreshes: the last one, its day in Shanghai and how many that day. */
  forcedAt?: Date;
  forcedDay: string;
  forcedCount: number;
};

export function accessTokenModel(database: Database): Model<AccessTokenRecord> {
  const schema = new Schema<AccessTokenRecord>(
    {
      _id: String,
      value: String,
      expiresAt: Date,
      renewingUntil: Date,
      forcedAt: Date,
      forcedDay: String,
      forcedCount: Number,
    },
    { versionKey: false },
  );
  return database.model<AccessTokenRecord>('WechatAccessToken', schema, 'wechat_access_tokens');
}
