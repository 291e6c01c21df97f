import { Schema, type Model, type Types } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';

import type { Contract } from './contract';

/** Those of earlier versions name no products. */
export type ContractDocument = Omit<Contract, 'productIds'> & {
  _id: Types.ObjectId;
  productIds?: string[];
};

const fields = {
  organizationId: { type: String, required: true },
  number: { type: String, required: true },
  serviceLevel: { type: String, required: true },
  productIds: { type: [String], required: true },
  startsAt: { type: Date, required: true },
  endsAt: { type: Date, required: true },
} satisfies FieldsOf<Contract>;

const schema = new Schema<ContractDocument>(fields, { versionKey: false });
// a contract is registered once, by its number
schema.index({ number: 1 }, { unique: true });
// an organization's contracts, the longest first
schema.index({ organizationId: 1, endsAt: -1 });
// whether a level is in use
schema.index({ serviceLevel: 1 });

export function contractModel(database: Database): Model<ContractDocument> {
  return database.model<ContractDocument>('Contract', schema, 'contracts');
}
