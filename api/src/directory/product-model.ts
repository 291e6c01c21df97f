import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';

export type ProductDocument = { _id: Types.ObjectId; name: string };

const schema = new Schema<ProductDocument>(
  { name: { type: String, required: true } },
  { versionKey: false },
);
// a product is registered once, by its name
schema.index({ name: 1 }, { unique: true });

export function productModel(database: Database): Model<ProductDocument> {
  return database.model<ProductDocument>('Product', schema, 'products');
}
