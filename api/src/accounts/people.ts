import type { LinkReader } from '#api/attachments/index';
import type { Role } from '#shared/accounts/roles';

import type { AccountDeps } from './account-deps';
import type { User } from './user';

export type Person = Pick<
  User,
  'id' | 'isBlocked' | 'name' | 'organizationId' | 'phone' | 'preferences' | 'role'
> & {
  avatarUrl: string | null;
  /** WeChat can tell them things, as far as they let it. */
  isInWechat: boolean;
};

/**
 * People by id, for other rooms to show; unknown ids are left out. Phone numbers are in full. Faces are there for whoever
 * is named as the reader, who alone can open them; they are looked up only then.
 */
export async function people(
  deps: Pick<AccountDeps, 'presentFaces' | 'users'>,
  ids: readonly string[],
  reader: LinkReader | null = null,
): Promise<Map<string, Person>> {
  const users = ids.length === 0 ? [] : await deps.users.findMany(ids);
  const persons = reader
    ? await withFaces(deps, users, reader)
    : users.map((user) => ({ ...user, avatarUrl: null, isInWechat: isInWechat(user) }));
  return new Map(persons.map((person) => [person.id, person]));
}

/** Adds the links to their avatars, as far as everybody may see them. */
export async function withFaces<U extends User>(
  { presentFaces }: Pick<AccountDeps, 'presentFaces'>,
  users: readonly U[],
  reader: LinkReader,
): Promise<(U & Person)[]> {
  const ids = users.flatMap(({ avatarAttachmentId }) => avatarAttachmentId ?? []);
  const faces = await presentFaces(ids, reader);
  return users.map((user) => ({
    ...user,
    isInWechat: isInWechat(user),
    avatarUrl: faces.get(user.avatarAttachmentId ?? '')?.thumbnailUrl ?? null,
  }));
}

function isInWechat({ openid }: User): boolean {
  return openid !== null;
}

/** Everybody with one of these roles who may still sign in. */
export async function usersWithRole(
  { users }: Pick<AccountDeps, 'users'>,
  roles: readonly Role[],
): Promise<Pick<User, 'id' | 'name' | 'onDuty' | 'preferences' | 'role'>[]> {
  return users.findByRole(roles);
}
