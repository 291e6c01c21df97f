import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';

import { assetModel, type AssetDocument } from './asset-model';
import { productModel, type ProductDocument } from './product-model';
import { unlessTaken, type NameTaken } from './unless-taken';

export type Product = { id: string; name: string };
export type InstalledProduct = Product & { version: string | null };

export type ProductRepository = ReturnType<typeof productRepository>;

/** What is sold and where it is installed. Registering twice changes, never doubles. */
export function productRepository(database: Database) {
  const products = productModel(database);
  const assets = assetModel(database);
  return {
    async find(id: string): Promise<Product | null> {
      const found = await products.findById(id).lean<ProductDocument>();
      return found && toProduct(found);
    },

    async register(name: string): Promise<Product> {
      const kept = await products
        .findOneAndUpdate(
          { name },
          { $setOnInsert: { name } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<ProductDocument>();
      return toProduct(kept);
    },

    add: (name: string): Promise<NameTaken | Product> =>
      unlessTaken(async () => toProduct(await products.create({ name }))),

    /** Null: there is no such product. */
    rename: (id: string, name: string): Promise<NameTaken | Product | null> =>
      unlessTaken(async () => {
        const renamed = await products
          .findByIdAndUpdate(id, { $set: { name } }, { returnDocument: 'after' })
          .lean<ProductDocument>();
        return renamed && toProduct(renamed);
      }),

    async all(): Promise<InstalledProduct[]> {
      const found = await products
        .find()
        .sort({ name: 1 })
        .limit(bounded.productsListed.most)
        .lean<ProductDocument[]>();
      return found.map((product) => ({ ...toProduct(product), version: null }));
    },

    /** One line per product, with the newest version when several copies are installed. */
    installedAt: (organizationId: string) => findInstalled({ assets, products }, organizationId),
  };
}

type Models = {
  assets: ReturnType<typeof assetModel>;
  products: ReturnType<typeof productModel>;
};

async function findInstalled(
  { assets, products }: Models,
  organizationId: string,
): Promise<InstalledProduct[]> {
  const versions = newestVersions(
    await assets
      .find({ organizationId })
      .sort({ code: 1 })
      .limit(bounded.assetsOfOrganization.most)
      .lean<AssetDocument[]>(),
  );
  const found = await products
    .find({ _id: { $in: [...versions.keys()] } })
    .sort({ name: 1 })
    .limit(bounded.productsListed.most)
    .lean<ProductDocument[]>();
  return found.map((document) => {
    const product = toProduct(document);
    return { ...product, version: versions.get(product.id) ?? null };
  });
}

function newestVersions(installed: readonly AssetDocument[]): Map<string, string> {
  const newest = new Map<string, string>();
  for (const { productId, version } of installed) {
    const other = newest.get(productId);
    if (other === undefined || isNewer(version, other)) {
      newest.set(productId, version);
    }
  }
  return newest;
}

function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0;
}

function toProduct({ _id, name }: ProductDocument): Product {
  return { id: _id.toHexString(), name };
}
