import { AppError, assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';

import type { Asset } from './asset';
import type { KeptAsset } from './asset-repository';
import { written } from './change-setup';
import type { Contract } from './contract';
import type { KeptContract } from './contract-repository';
import type { DirectoryDeps } from './directory-deps';
import { assertKnown } from './known-references';
import type { Organization } from './organization-repository';
import { changingTerms } from './terms-change-repository';
import { setupWords } from './words';

type OrganizationFields = Omit<Organization, 'id'>;

/** @throws {AppError} `directory.name_taken`, `request.invalid` for a calendar that is not there */
export async function addOrganization(
  deps: DirectoryDeps,
  fields: OrganizationFields,
): Promise<Organization> {
  await assertKnown(deps, fields);
  return written(await deps.organizations.add(fields));
}

/**
 * With another calendar its open promises are counted anew.
 *
 * @throws {AppError} `directory.not_found`, `directory.name_taken`, `request.invalid` for a calendar that is not there
 */
export async function changeOrganization(
  deps: DirectoryDeps,
  id: string,
  fields: Partial<OrganizationFields>,
): Promise<Organization> {
  await assertKnown(deps, fields);
  const change = async () => written(await deps.organizations.change(id, fields));
  return fields.calendarId === undefined ? change() : changingTerms(deps, id, change);
}

/** @throws {AppError} `directory.not_found` */
export async function contractsOf(deps: DirectoryDeps, id: string): Promise<KeptContract[]> {
  await assertOrganization(deps, id);
  return (await deps.contracts.ofOrganizations([id])).get(id) ?? [];
}

/** @throws {AppError} `directory.not_found`, `directory.name_taken`, `directory.full`, `request.invalid` */
export async function addContract(deps: DirectoryDeps, contract: Contract): Promise<KeptContract> {
  const { length } = await contractsOf(deps, contract.organizationId);
  assertThat(length < bounded.contractsOfOrganization.most, 'directory.full');
  await assertKnown(deps, contract);
  assertInOrder(contract);
  return changingTerms(deps, contract.organizationId, async () =>
    written(await deps.contracts.add(contract)),
  );
}

/**
 * The open promises of its organization are counted anew.
 *
 * @throws {AppError} `directory.not_found`, `directory.name_taken`, `request.invalid`
 */
export async function changeContract(
  deps: DirectoryDeps,
  id: string,
  fields: Partial<Contract>,
): Promise<KeptContract> {
  const before = await deps.contracts.find(id);
  assertThat(before, 'directory.not_found');
  await assertKnown(deps, fields);
  assertInOrder({ ...before, ...fields });
  return changingTerms(deps, before.organizationId, async () =>
    written(await deps.contracts.change(id, fields)),
  );
}

/** @throws {AppError} `directory.not_found`, `directory.name_taken`, `request.invalid` */
export async function addAsset(deps: DirectoryDeps, asset: Asset): Promise<KeptAsset> {
  await assertOrganization(deps, asset.organizationId);
  await assertNamed(deps, asset);
  return written(await deps.assets.add(asset));
}

/** @throws {AppError} `directory.not_found`, `directory.name_taken`, `request.invalid` */
export async function changeAsset(
  deps: DirectoryDeps,
  id: string,
  fields: Partial<Asset>,
): Promise<KeptAsset> {
  await assertNamed(deps, fields);
  return written(await deps.assets.change(id, fields));
}

/** @throws {AppError} `directory.not_found` */
export async function assertOrganization(
  { organizations }: Pick<DirectoryDeps, 'organizations'>,
  id: string,
): Promise<void> {
  assertThat(await organizations.find(id), 'directory.not_found');
}

function assertNamed(deps: DirectoryDeps, { productId, regionId }: Partial<Asset>) {
  return assertKnown(deps, {
    productIds: productId === undefined ? [] : [productId],
    regionIds: regionId === undefined || regionId === null ? [] : [regionId],
  });
}

function assertInOrder({ startsAt, endsAt }: Pick<Contract, 'endsAt' | 'startsAt'>) {
  if (endsAt <= startsAt) {
    const error = { path: 'endsAt', message: setupWords.endsBeforeItBegins };
    throw new AppError('request.invalid', { errors: [error] });
  }
}
