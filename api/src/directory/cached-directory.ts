import { bounded } from '#api/bounds/index';
import { recordCache, type RecordChanges } from '#api/cache/index';

import type { ContractRepository } from './contract-repository';
import type { OrganizationRepository } from './organization-repository';
import type { ProductRepository } from './product-repository';

/** Organizations, their contracts and products are named by every ticket and change a few times a year. */
export function cachedOrganizations(
  organizations: OrganizationRepository,
  changes: RecordChanges,
): OrganizationRepository {
  const find = cachedById('organizations', (id) => organizations.find(id), changes);
  return {
    ...organizations,
    find: find.read,
    register: async (organization) => {
      const kept = await organizations.register(organization);
      await find.forget(kept.id);
      return kept;
    },
    change: (id, fields) => find.changing(id, () => organizations.change(id, fields)),
  };
}

export function cachedProducts(
  products: ProductRepository,
  changes: RecordChanges,
): ProductRepository {
  const find = cachedById('products', (id) => products.find(id), changes);
  return {
    ...products,
    find: find.read,
    rename: (id, name) => find.changing(id, () => products.rename(id, name)),
  };
}

/** Kept by the organization that they serve. */
export function cachedContracts(
  contracts: ContractRepository,
  changes: RecordChanges,
): ContractRepository {
  const cache = recordCache({
    records: 'contracts',
    load: (ids) => contracts.ofOrganizations(ids),
    most: bounded.directoryKept.most,
    isKeptLonger: true,
    changes,
  });
  return {
    ...contracts,
    ofOrganizations: cache.read,
    register: (contract) =>
      cache.changing([contract.organizationId], () => contracts.register(contract)),
    add: (contract) => cache.changing([contract.organizationId], () => contracts.add(contract)),
    change: async (id, fields) => {
      const changed = await contracts.change(id, fields);
      if (changed && changed !== 'taken') {
        await cache.forget([changed.organizationId]);
      }
      return changed;
    },
  };
}

function cachedById<Value>(
  records: 'organizations' | 'products',
  find: (id: string) => Promise<Value | null>,
  changes: RecordChanges,
) {
  const cache = recordCache<Value>({
    records,
    load: async ([id = '']) => {
      const value = await find(id);
      return new Map(value === null ? [] : [[id, value]]);
    },
    most: bounded.directoryKept.most,
    isKeptLonger: true,
    changes,
  });
  return {
    read: async (id: string) => (await cache.read([id])).get(id) ?? null,
    forget: (id: string) => cache.forget([id]),
    changing: <Result>(id: string, change: () => Promise<Result>) => cache.changing([id], change),
  };
}
