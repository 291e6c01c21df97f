import { Schema, type Model } from 'mongoose';

import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';

type SignatureRecord = {
  /** The signature: two readings of one signature, with digits moved from time to nonce, are the same use. */
  _id: string;
  /** Digest of what it came with first. */
  body: string;
  usedAt: Date;
};

const schema = new Schema<SignatureRecord>(
  { _id: String, body: String, usedAt: Date },
  { versionKey: false },
);
// far longer than a signature is fresh, whatever the database's clock says
schema.index({ usedAt: 1 }, { expireAfterSeconds: bounded.callbackDays.most * 24 * 60 * 60 });

export function signatureModel(database: Database): Model<SignatureRecord> {
  return database.model<SignatureRecord>('WechatSignature', schema, 'wechat_signatures');
}
