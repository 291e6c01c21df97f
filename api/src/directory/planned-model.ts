import { Schema, type Model, type Types } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';

import type { PlannedSpan } from './spans';

export type PlannedDocument = PlannedSpan & { _id: Types.ObjectId };

const fields = {
  personId: { type: String, required: true },
  from: { type: Date, required: true },
  to: { type: Date, required: true },
  note: { type: String, default: '' },
  handOver: Boolean,
} satisfies FieldsOf<PlannedSpan>;

const schema = new Schema<PlannedDocument>(fields, { versionKey: false });
// a span is entered once
schema.index({ personId: 1, from: 1, to: 1 }, { unique: true });
// what is not over
schema.index({ to: 1 });

export function shiftModel(database: Database): Model<PlannedDocument> {
  return database.model<PlannedDocument>('Shift', schema, 'shifts');
}

export function leaveModel(database: Database): Model<PlannedDocument> {
  return database.model<PlannedDocument>('Leave', schema.clone(), 'leave');
}
