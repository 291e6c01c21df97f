import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';

/** One installed copy or device. */
export type Asset = {
  /** What is printed as its QR code. */
  code: string;
  organizationId: string;
  productId: string;
  serial: string;
  version: string;
  warrantyUntil: Date | null;
};

const schema = new Schema<Asset & { _id: Types.ObjectId }>(
  {
    code: { type: String, required: true },
    organizationId: { type: String, required: true },
    productId: { type: String, required: true },
    serial: { type: String, required: true },
    version: { type: String, required: true },
    warrantyUntil: { type: Date, default: null },
  },
  { versionKey: false },
);
// an asset is registered once, by the code on its label
schema.index({ code: 1 }, { unique: true });
// what an organization has installed
schema.index({ organizationId: 1 });

export function assetModel(database: Database): Model<Asset & { _id: Types.ObjectId }> {
  return database.model<Asset & { _id: Types.ObjectId }>('Asset', schema, 'assets');
}
