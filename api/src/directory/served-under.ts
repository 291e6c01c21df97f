import type { Page, PageInput } from '#api/mongo/index';
import type { CustomerAsset, CustomerContract } from '#shared/customers/customer-api';
import { standardId } from '#shared/directory/built-in-levels';

import type { DirectoryDeps } from './directory-deps';
import { listLevels } from './service-lists';

type Needs = Pick<DirectoryDeps, 'assets' | 'contracts' | 'levels' | 'products'>;

/** What an organization has paid for at a time, as staff read it. */
export async function contractsInForce(
  deps: Needs,
  organizationId: string,
  at: Date,
): Promise<CustomerContract[]> {
  const contracts = (await deps.contracts.ofOrganizations([organizationId])).get(organizationId);
  const levels = await listLevels(deps);
  const nameOf = (id: string) => levels.find((level) => level.id === id)?.name;
  const inForce = (contracts ?? []).filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  return Promise.all(
    inForce.map(async ({ id, number, serviceLevel, productIds, endsAt }) => ({
      ...{ id, number, endsAt: endsAt.toISOString() },
      // a level that is gone counts as the standard
      level: nameOf(serviceLevel) ?? nameOf(standardId) ?? '',
      products: (await namedProducts(deps, productIds)).flatMap((product) => product ?? []),
    })),
  );
}

/** What an organization has installed, by code, with the names of the products. */
export async function assetsOf(
  deps: Needs,
  organizationId: string,
  page: PageInput,
): Promise<Page<CustomerAsset>> {
  const { items, nextCursor } = await deps.assets.list(organizationId, page);
  const products = await namedProducts(
    deps,
    items.map(({ productId }) => productId),
  );
  const named = items.map(({ id, code, place, productId, serial, version, ...rest }, index) => ({
    ...{ id, code, serial, version, place: place?.name ?? null },
    product: products[index] ?? { id: productId, name: code },
    warrantyUntil: rest.warrantyUntil?.toISOString() ?? null,
  }));
  return { items: named, nextCursor };
}

/** In the order of their ids; null: gone. */
function namedProducts({ products }: Needs, ids: readonly string[]) {
  return Promise.all(ids.map((id) => products.find(id)));
}
