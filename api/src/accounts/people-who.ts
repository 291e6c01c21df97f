import type { LinkReader } from '#api/attachments/index';
import type { PersonReply } from '#shared/accounts/account-api';
import { rolesThatMay, type Grant } from '#shared/accounts/roles';

import type { AccountDeps } from './account-deps';
import { withFaces } from './people';

/** Everybody with a grant who may still sign in, by name, to be chosen from. */
export async function peopleWho(
  deps: Pick<AccountDeps, 'presentFaces' | 'users'>,
  grant: Grant,
  reader: LinkReader,
): Promise<PersonReply[]> {
  const found = await withFaces(deps, await deps.users.findByRole(rolesThatMay(grant)), reader);
  return found
    .map(({ id, name, role, avatarUrl }) => ({ id, name, role, avatarUrl }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh'));
}
