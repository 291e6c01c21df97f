import { Schema, type Model, type Types } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';
import type { Place } from '#shared/directory/place';

import type { Asset } from './asset';

/** Those of earlier versions stand nobody knows where. */
export type AssetDocument = Omit<Asset, 'place' | 'regionId'> & {
  _id: Types.ObjectId;
} & Partial<Pick<Asset, 'place' | 'regionId'>>;

const fields = {
  code: { type: String, required: true },
  organizationId: { type: String, required: true },
  productId: { type: String, required: true },
  // nobody may have read it off yet
  serial: { type: String, default: '' },
  version: { type: String, default: '' },
  warrantyUntil: { type: Date, default: null },
  place: { type: new Schema<Place>(placeFields(), { _id: false }), default: null },
  regionId: { type: String, default: null },
} satisfies FieldsOf<Asset>;

const schema = new Schema<AssetDocument>(fields, { versionKey: false });
// an asset is registered once, by the code on its label
schema.index({ code: 1 }, { unique: true });
// what an organization has installed, page by page
schema.index({ organizationId: 1, code: 1, _id: 1 });
// whether anything stands in a region
schema.index({ regionId: 1 }, { partialFilterExpression: { regionId: { $gt: '' } } });

function placeFields() {
  return {
    name: { type: String, required: true },
    latitude: { type: Number, default: null },
    longitude: { type: Number, default: null },
  } satisfies FieldsOf<Place>;
}

export function assetModel(database: Database): Model<AssetDocument> {
  return database.model<AssetDocument>('Asset', schema, 'assets');
}
