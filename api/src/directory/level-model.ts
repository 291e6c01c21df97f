import { Schema, type Model } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';

import type { LevelFields, NamedDocument } from './named-record';

const fields = {
  name: { type: String, required: true },
  times: { type: Schema.Types.Mixed, required: true },
} satisfies FieldsOf<LevelFields>;

const schema = new Schema<NamedDocument<LevelFields>>(
  { _id: String, ...fields },
  { versionKey: false },
);
// people choose by name
schema.index({ name: 1 }, { unique: true });

export function levelModel(database: Database): Model<NamedDocument<LevelFields>> {
  return database.model<NamedDocument<LevelFields>>('ServiceLevel', schema, 'service_levels');
}
