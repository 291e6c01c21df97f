import { AppError, assertThat } from '#api/app-error';

import type { AccountDeps } from './account-deps';
import type { CustomerSearch } from './caller-repository';
import { spellingsOf } from './read-phone';
import type { User } from './user';
import { accountWords } from './words';

type Needs = Pick<AccountDeps, 'clock' | 'users'>;

export type CallerInput = {
  /** Somebody whom the desk has found; null: whoever has this number. */
  customerId: string | null;
  name: string;
  /** In the form that is stored. */
  phone: string;
  organizationId: string | null;
};

/** Customers by number, by its last four digits or by how their name begins; one more than are shown says that there are more. */
export function findCustomers(
  { users }: Pick<AccountDeps, 'users'>,
  search: { phone: string } | Exclude<CustomerSearch, { spellings: readonly string[] }>,
): Promise<User[]> {
  return users.findCustomers('phone' in search ? { spellings: spellingsOf(search.phone) } : search);
}

/**
 * Who calls: whom the desk has chosen, whoever has the number, or a new person. A number that was only told makes nobody's account
 * anybody's: that does WeChat alone (`joinCaller`).
 *
 * @throws {AppError} `customer.not_found`, `customer.several` when several people have the number
 */
export async function personFor(deps: Needs, caller: CallerInput): Promise<User> {
  const { customerId, ...fields } = caller;
  if (customerId !== null) {
    const chosen = await currentPerson(deps, customerId);
    assertThat(chosen?.role === 'customer', 'customer.not_found');
    return chosen;
  }
  const [known, ...others] = await findCustomers(deps, { phone: caller.phone });
  if (others.length > 0) {
    throw new AppError('customer.several');
  }
  return known ?? (await deps.users.addCaller(fields, deps.clock()));
}

/** Somebody as they are now, also when the desk knew them before they signed in. */
export async function currentPerson(
  { users }: Pick<AccountDeps, 'users'>,
  id: string,
): Promise<User | null> {
  const person = await users.find(id);
  return person?.joinedTo ? users.find(person.joinedTo) : person;
}

/**
 * WeChat says that this person has the number: what was reported from it by phone is theirs. What the desk wrote down fills what they
 * have not said themselves. Nothing is lost when it ends half-way: whoever was joined stays so, and the next time moves the rest.
 */
export async function joinCaller(
  { moveReports, users }: Pick<AccountDeps, 'moveReports' | 'users'>,
  person: User,
  phone: string,
): Promise<Partial<Pick<User, 'name' | 'organizationId'>>> {
  const caller = await users.joinCaller(phone, person.id);
  for (const callerId of await users.joinedTo(person.id)) {
    await moveReports(callerId, person.id);
  }
  if (!caller) {
    return {};
  }
  return {
    ...(person.name === accountWords.nameless && { name: caller.name }),
    ...(person.organizationId === null && { organizationId: caller.organizationId }),
  };
}
