import { Schema, type Model } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';

/** Somebody is served under other terms, and what they were promised has to be counted anew. */
type TermsChange = {
  /** Tells one change from the next of the same people. */
  token: string;
  /** Then every process knows the new terms. */
  from: Date;
  /** How far it has come: the cursor of the next slice; null: at the beginning. */
  reached: string | null;
};

/** By the organization that it concerns, or `all`. */
export type TermsChangeDocument = TermsChange & { _id: string };

const fields = {
  token: String,
  from: Date,
  reached: { type: String, default: null },
} satisfies FieldsOf<TermsChange>;

const schema = new Schema<TermsChangeDocument>({ _id: String, ...fields }, { versionKey: false });
// what is to be counted anew, the longest waiting first
schema.index({ from: 1 });

export function termsChangeModel(database: Database): Model<TermsChangeDocument> {
  return database.model<TermsChangeDocument>('TermsChange', schema, 'terms_changes');
}
