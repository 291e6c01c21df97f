import { readPhone } from '#api/accounts/index';
import { AppError, assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import type { Page, PageInput } from '#api/mongo/index';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import type { CustomerAsset, CustomerBrief, CustomerReply } from '#shared/customers/customer-api';
import { pageLimit } from '#shared/http/limits';
import { maskPhone } from '#shared/phones/say-phone';

import type { Customer, CustomerDeps, CustomerSearch } from './customer-deps';
import { presentNotes } from './keep-notes';
import { customerWords } from './words';

/**
 * Whom the desk may mean; who is not sure gives the whole number.
 *
 * @throws {AppError} `request.invalid` when there is nothing to look for
 */
export async function findCustomers(
  deps: CustomerDeps,
  reader: Actor,
  asked: { phone?: string | undefined; q?: string | undefined },
): Promise<{ items: CustomerBrief[]; isCut: boolean }> {
  const search = searchIn(asked);
  const found = search === null ? [] : await deps.findCustomers(search);
  const { most } = bounded.customersFound;
  const shown = found.slice(0, most);
  const known = await deps.people(
    shown.map(({ id }) => id),
    reader,
  );
  const items = await Promise.all(
    shown.map((customer) => presentBrief(deps, customer, known.get(customer.id))),
  );
  return { items, isCut: found.length > most };
}

/** Everything that helps whoever speaks with a customer. @throws {AppError} `customer.not_found` */
export async function showCustomer(
  deps: CustomerDeps,
  reader: Actor,
  id: string,
): Promise<CustomerReply> {
  const customer = await customerFor(deps, reader, id);
  const { organizationId } = customer;
  const [known, contracts, assets, tickets, notes] = await Promise.all([
    deps.people([customer.id], reader),
    organizationId === null ? [] : deps.contractsInForce(organizationId, deps.clock()),
    assetsFor(deps, customer, { limit: pageLimit.usual }),
    deps.tickets(customer.id, reader),
    presentNotes(deps, customer, reader),
  ]);
  return {
    ...(await presentBrief(deps, customer, known.get(customer.id))),
    phone: customer.phone,
    since: customer.createdAt.toISOString(),
    ...{ contracts, assets, tickets, notes },
  };
}

/** @throws {AppError} `customer.not_found` */
export async function showAssets(
  deps: CustomerDeps,
  reader: Actor,
  { id, ...page }: PageInput & { id: string },
): Promise<Page<CustomerAsset>> {
  return assetsFor(deps, await customerFor(deps, reader, id), page);
}

/**
 * The desk may see every customer, engineers those whom they work for: of others they must not even learn that they exist.
 *
 * @throws {AppError} `customer.not_found`
 */
export async function customerFor(
  deps: Pick<CustomerDeps, 'currentPerson' | 'isAtWorkFor'>,
  reader: Actor,
  id: string,
): Promise<Customer> {
  const customer = await deps.currentPerson(id);
  assertThat(customer, 'customer.not_found');
  const isKnown =
    may(reader.role, 'dispatch tickets') || (await deps.isAtWorkFor(reader.id, customer.id));
  // staff report too, and are looked at by their colleagues as customers are
  assertThat(isKnown, 'customer.not_found');
  return customer;
}

function assetsFor(deps: CustomerDeps, { organizationId }: Customer, page: PageInput) {
  return organizationId === null
    ? Promise.resolve({ items: [], nextCursor: null })
    : deps.assets(organizationId, page);
}

async function presentBrief(
  { organization }: Pick<CustomerDeps, 'organization'>,
  customer: Customer,
  person: { avatarUrl: string | null } | undefined,
): Promise<CustomerBrief> {
  const { id, name, openid, organizationId, phone, role } = customer;
  const served = organizationId === null ? null : await organization(organizationId);
  return {
    ...{ id, name, role, avatarUrl: person?.avatarUrl ?? null },
    organization: served && { id: served.id, name: served.name },
    phone: phone === null ? null : maskPhone(phone),
    isInWechat: openid !== null,
  };
}

/** Null: as it stands it can be nobody's. */
function searchIn({ phone, q }: { phone?: string | undefined; q?: string | undefined }) {
  if (phone !== undefined) {
    return phoneSearch(phone);
  }
  if (q === undefined) {
    throw new AppError('request.invalid', {
      errors: [{ path: 'phone', message: customerWords.nothingToLookFor }],
    });
  }
  return { name: q };
}

function phoneSearch(written: string): CustomerSearch | null {
  if (isEnd.test(written)) {
    return { phoneEnd: written };
  }
  const phone = readPhone(written);
  return phone === null ? null : { phone };
}

/** The end of a number is enough to look for. */
const isEnd = /^\d{4}$/;
