import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';

export type OrganizationDocument = {
  _id: Types.ObjectId;
  name: string;
  /** Colleagues may read and message on each other's tickets. */
  colleaguesFollow: boolean;
  /** The working calendar that its promises count in; null, or absent as in earlier versions: that of the installation. */
  calendarId?: string | null;
};

const schema = new Schema<OrganizationDocument>(
  {
    name: { type: String, required: true },
    colleaguesFollow: { type: Boolean, required: true },
    calendarId: { type: String, default: null },
  },
  { versionKey: false },
);
// an organization is registered once, by its name
schema.index({ name: 1 }, { unique: true });
// all organizations, by name
schema.index({ name: 1, _id: 1 });
// whether a calendar is in use
schema.index({ calendarId: 1 }, { partialFilterExpression: { calendarId: { $gt: '' } } });

export function organizationModel(database: Database): Model<OrganizationDocument> {
  return database.model<OrganizationDocument>('Organization', schema, 'organizations');
}
