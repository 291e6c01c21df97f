import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';

import type { CountedReport } from './count-consent';

export type CreditRecord = {
  _id: Types.ObjectId;
  userId: string;
  templateId: string;
  /** How many messages may still be sent. */
  credits: number;
  /** Pushes that have taken a credit and are not finished; a relay that takes over does not take another. */
  holders: string[];
  reports: CountedReport[];
  /** Counts changes: every consent is written on the ledger it was compared with. */
  revision: number;
};

const report = new Schema<CountedReport>(
  {
    source: { type: String, required: true },
    key: { type: String, required: true },
    at: { type: Date, required: true },
    isPaired: { type: Boolean, required: true },
  },
  { _id: false },
);

const credit = new Schema<CreditRecord>(
  {
    userId: { type: String, required: true },
    templateId: { type: String, required: true },
    credits: { type: Number, required: true },
    holders: { type: [String], required: true },
    reports: { type: [report], required: true },
    revision: { type: Number, required: true },
  },
  { versionKey: false },
);

// one ledger for a person and a template; a person's credits
credit.index({ userId: 1, templateId: 1 }, { unique: true });

export function creditModel(database: Database): Model<CreditRecord> {
  return database.model<CreditRecord>('Credit', credit);
}
