import { Schema, type Model } from 'mongoose';

import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';

import type { PictureVerdict } from './content-check';

export type VerdictDocument = {
  /** WeChat's name of the question. */
  _id: string;
  verdict: PictureVerdict['verdict'];
  receivedAt: Date;
};

const found = new Schema({ suggest: String, label: Number }, { _id: false });
const schema = new Schema<VerdictDocument>(
  { _id: String, verdict: { type: found, default: null }, receivedAt: Date },
  { collection: 'content_verdicts', versionKey: false },
);
// an answer that overtakes its question waits for it; one to nobody's question goes
schema.index({ receivedAt: 1 }, { expireAfterSeconds: bounded.verdictDays.most * 24 * 60 * 60 });

export function verdictModel(database: Database): Model<VerdictDocument> {
  return database.model<VerdictDocument>('ContentVerdict', schema);
}
