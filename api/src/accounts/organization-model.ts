import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';

export type OrganizationDocument = {
  _id: Types.ObjectId;
  name: string;
  /** Colleagues may read and message on each other's tickets. */
  colleaguesFollow: boolean;
};

const schema = new Schema<OrganizationDocument>(
  {
    name: { type: String, required: true },
    colleaguesFollow: { type: Boolean, required: true },
  },
  { versionKey: false },
);
// an organization is registered once, by its name
schema.index({ name: 1 }, { unique: true });

export function organizationModel(database: Database): Model<OrganizationDocument> {
  return database.model<OrganizationDocument>('Organization', schema, 'organizations');
}
