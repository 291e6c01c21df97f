import { findPage, type Database, type Page, type PageInput } from '#api/mongo/index';

import type { Asset } from './asset';
import { assetModel, type AssetDocument } from './asset-model';
import { unlessTaken, type NameTaken } from './unless-taken';

export type KeptAsset = Asset & { id: string };

export type AssetRepository = {
  /** What an organization has installed, by code. */
  list: (organizationId: string, page: PageInput) => Promise<Page<KeptAsset>>;
  find: (id: string) => Promise<KeptAsset | null>;
  add: (asset: Asset) => Promise<KeptAsset | NameTaken>;
  /** The asset with this code; registering twice changes, never doubles. */
  register: (asset: Asset) => Promise<void>;
  /** Null: there is no such asset. */
  change: (id: string, fields: Partial<Asset>) => Promise<KeptAsset | NameTaken | null>;
  isRegionUsed: (regionId: string) => Promise<boolean>;
  /** Where the device with this code stands; null: nobody knows, or there is none. */
  regionOf: (code: string) => Promise<string | null>;
};

export function assetRepository(database: Database): AssetRepository {
  const assets = assetModel(database);
  return {
    list: async (organizationId, page) => {
      const { items, nextCursor } = await findPage<AssetDocument, keyof Asset>(assets, {
        ...page,
        filter: { organizationId },
        order: { by: 'code', direction: 'ascending' },
      });
      return { items: items.map(fromDocument), nextCursor };
    },

    find: async (id) => {
      const found = await assets.findById(id).lean<AssetDocument>();
      return found && fromDocument(found);
    },

    add: (asset) =>
      unlessTaken(async () => fromDocument((await assets.create(asset)).toObject<AssetDocument>())),

    register: async ({ code, ...fields }) => {
      await assets.updateOne({ code }, { $set: fields }, { upsert: true });
    },

    change: (id, fields) =>
      unlessTaken(async () => {
        const changed = await assets
          .findByIdAndUpdate(id, { $set: fields }, { returnDocument: 'after' })
          .lean<AssetDocument>();
        return changed && fromDocument(changed);
      }),

    regionOf: async (code) =>
      (await assets.findOne({ code }).select('regionId').lean<AssetDocument>())?.regionId ?? null,

    isRegionUsed: async (regionId) => (await assets.exists({ regionId })) !== null,
  };
}

function fromDocument(document: AssetDocument): KeptAsset {
  const { _id, place = null, regionId = null, ...rest } = document;
  return { id: _id.toHexString(), place, regionId, ...rest };
}
