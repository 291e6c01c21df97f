import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';

const serviceLevelNames = ['standard', 'priority'] as const;

/** Who is served until when, under which service level. */
export type Contract = {
  organizationId: string;
  number: string;
  serviceLevel: (typeof serviceLevelNames)[number];
  startsAt: Date;
  endsAt: Date;
};

const schema = new Schema<Contract & { _id: Types.ObjectId }>(
  {
    organizationId: { type: String, required: true },
    number: { type: String, required: true },
    serviceLevel: { type: String, enum: serviceLevelNames, required: true },
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
  },
  { versionKey: false },
);
// a contract is registered once, by its number
schema.index({ number: 1 }, { unique: true });
// an organization's contracts, the longest first
schema.index({ organizationId: 1, endsAt: -1 });

export function contractModel(database: Database): Model<Contract & { _id: Types.ObjectId }> {
  return database.model<Contract & { _id: Types.ObjectId }>('Contract', schema, 'contracts');
}
