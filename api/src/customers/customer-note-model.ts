import { Schema, type Model, type Types } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';

import type { CustomerNote } from './customer-note';

export type CustomerNoteDocument = Omit<CustomerNote, 'id'> & { _id: Types.ObjectId };

const fields = {
  customerId: { type: String, required: true },
  authorId: { type: String, required: true },
  at: { type: Date, required: true },
  text: { type: String, required: true },
} satisfies FieldsOf<Omit<CustomerNote, 'id'>>;

const schema = new Schema<CustomerNoteDocument>(fields, { versionKey: false });
// what was written of a customer, newest first
schema.index({ customerId: 1, at: -1, _id: -1 });

export function customerNoteModel(database: Database): Model<CustomerNoteDocument> {
  return database.model<CustomerNoteDocument>('CustomerNote', schema, 'customer_notes');
}
