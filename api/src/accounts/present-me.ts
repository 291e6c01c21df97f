import type { MeReply } from '#shared/accounts/account-api';
import { isStaff } from '#shared/accounts/roles';

import type { AccountDeps } from './account-deps';
import { presentPeople } from './people';
import { presentPreferences } from './present-preferences';
import { maskPhone, type User } from './user';

/** What a person sees of themselves. */
export async function presentMe(deps: AccountDeps, user: User): Promise<MeReply> {
  const [me] = await presentPeople(deps, [user], user);
  const organization =
    user.organizationId === null ? null : await deps.organizations.find(user.organizationId);
  return {
    id: user.id,
    name: user.name,
    role: user.role,
    avatarUrl: me?.avatarUrl ?? null,
    phone: user.phone === null ? null : maskPhone(user.phone),
    organization,
    onDuty: isStaff(user.role) && user.onDuty,
    preferences: presentPreferences(user),
  };
}
