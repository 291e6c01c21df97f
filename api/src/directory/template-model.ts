import { Schema, type Model, type Types } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';
import { templateKinds } from '#shared/directory/template-api';

import type { Template } from './template';

export type TemplateDocument = Template & { _id: Types.ObjectId };

const fields = {
  ownerId: { type: String, default: null },
  kind: { type: String, enum: templateKinds, required: true },
  title: { type: String, required: true },
  text: { type: String, default: '' },
  cause: { type: String, default: '' },
  solution: { type: String, default: '' },
  prevention: { type: String, default: '' },
} satisfies FieldsOf<Template>;

const schema = new Schema<TemplateDocument>(fields, { versionKey: false });
// people find theirs, and the shared ones, by title
schema.index({ ownerId: 1, title: 1, kind: 1 }, { unique: true });

export function templateModel(database: Database): Model<TemplateDocument> {
  return database.model<TemplateDocument>('Template', schema, 'templates');
}
