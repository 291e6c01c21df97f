import { Schema, type Model, type Types } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';

import type { DutySpan } from './spans';

export type DutyDocument = DutySpan & { _id: Types.ObjectId };

const fields = {
  personId: { type: String, required: true },
  from: { type: Date, required: true },
  to: { type: Date, default: null },
} satisfies FieldsOf<DutySpan>;

const schema = new Schema<DutyDocument>(fields, { versionKey: false });
// nobody goes on duty twice, however often they say so
schema.index({ personId: 1, to: 1 }, { unique: true, partialFilterExpression: { to: null } });
// when somebody was on duty, newest first
schema.index({ personId: 1, from: -1, _id: -1 });

export function dutyModel(database: Database): Model<DutyDocument> {
  return database.model<DutyDocument>('DutySpan', schema, 'duty_spans');
}
