import { Schema, type Model } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';

import type { RegionFields, NamedDocument } from './named-record';

const fields = {
  name: { type: String, required: true },
} satisfies FieldsOf<RegionFields>;

const schema = new Schema<NamedDocument<RegionFields>>(
  { _id: String, ...fields },
  { versionKey: false },
);
// people choose by name
schema.index({ name: 1 }, { unique: true });

export function regionModel(database: Database): Model<NamedDocument<RegionFields>> {
  return database.model<NamedDocument<RegionFields>>('Region', schema, 'regions');
}
