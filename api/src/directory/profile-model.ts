import { Schema, type Model } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';
import type { Skill } from '#shared/directory/engineer-profile';
import { ticketCategoryNames } from '#shared/tickets/ticket-words';

import type { StaffProfile } from './profile';

/** By the id of the person; only what somebody set up is stored. */
export type ProfileDocument = Partial<StaffProfile> & { _id: string };

const skill = {
  category: { type: String, enum: [...ticketCategoryNames, null], default: null },
  productId: { type: String, default: null },
} satisfies FieldsOf<Skill>;

const fields = {
  skills: { type: [new Schema<Skill>(skill, { _id: false })], default: undefined },
  regionIds: { type: [String], default: undefined },
  capacity: { type: Number },
} satisfies FieldsOf<StaffProfile>;

const schema = new Schema<ProfileDocument>({ _id: String, ...fields }, { versionKey: false });
// whether anybody goes to a region
schema.index({ regionIds: 1 });

export function profileModel(database: Database): Model<ProfileDocument> {
  return database.model<ProfileDocument>('StaffProfile', schema, 'staff_profiles');
}
