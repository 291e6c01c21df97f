import { standardId } from '#shared/directory/built-in-levels';
import type { ServiceTerms } from '#shared/promises/service-terms';

import type { KeptContract } from './contract-repository';
import type { DirectoryDeps } from './directory-deps';
import { listCalendars, listLevels, rulesNow } from './service-lists';

type Needs = Pick<DirectoryDeps, 'calendars' | 'contracts' | 'levels' | 'organizations' | 'rules'>;

type Served = { organizationId: string | null; productId: string | null };

/**
 * What somebody is served under at a time: the level of the contract that is in force and covers the product, counted in the
 * calendar of the organization. Whoever has none has those of the installation.
 */
export async function termsOf(deps: Needs, served: Served, at: Date): Promise<ServiceTerms> {
  const { organizationId, productId } = served;
  const [levels, calendars, rules, organization, contracts] = await Promise.all([
    listLevels(deps),
    listCalendars(deps),
    rulesNow(deps),
    organizationId === null ? null : deps.organizations.find(organizationId),
    organizationId === null ? [] : contractsOf(deps, organizationId),
  ]);
  const contract = contractFor(contracts, productId, at);
  const { times } = chosen(levels, contract?.serviceLevel);
  const { zone, hours, publicHolidays, days } = chosen(calendars, organization?.calendarId);
  const { remindAfterDays, silentForDays, reopenDays } = rules;
  return {
    level: times,
    calendar: { zone, hours, publicHolidays, days },
    patience: { remindAfterDays, silentForDays, reopenDays },
  };
}

/**
 * The contract in force that covers a product: one that names it before one that covers everything, then the longest. A report
 * that names no product is covered by whichever is in force.
 */
function contractFor(
  contracts: readonly KeptContract[],
  productId: string | null,
  at: Date,
): KeptContract | null {
  const inForce = contracts.filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  const forAll = inForce.find(({ productIds }) => productIds.length === 0);
  if (productId === null) {
    return forAll ?? inForce[0] ?? null;
  }
  return inForce.find(({ productIds }) => productIds.includes(productId)) ?? forAll ?? null;
}

async function contractsOf({ contracts }: Pick<Needs, 'contracts'>, organizationId: string) {
  return (await contracts.ofOrganizations([organizationId])).get(organizationId) ?? [];
}

/** By its id; one that is gone, as the standard. */
function chosen<Named extends { id: string }>(
  list: readonly [Named, ...Named[]],
  id: string | null | undefined,
): Named {
  const [first] = list;
  return list.find((one) => one.id === id) ?? list.find((one) => one.id === standardId) ?? first;
}
