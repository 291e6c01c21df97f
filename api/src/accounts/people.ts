import type { ContentViewer } from '#api/moderation/index';
import type { Role } from '#shared/accounts/roles';

import type { AccountDeps } from './account-deps';
import type { User } from './user';

export type Person = Pick<
  User,
  'id' | 'name' | 'organizationId' | 'phone' | 'preferences' | 'role'
> & {
  avatarUrl: string | null;
};

/** People by id, for other rooms to show; unknown ids are left out. Phone numbers are in full. */
export async function people(
  deps: Pick<AccountDeps, 'presentAttachments' | 'users'>,
  ids: readonly string[],
): Promise<Map<string, Person>> {
  const users = ids.length === 0 ? [] : await deps.users.findMany(ids);
  const persons = await presentPeople(deps, users);
  return new Map(persons.map((person) => [person.id, person]));
}

/** Adds the links to their avatars, as far as the viewer may see them. */
export async function presentPeople<U extends User>(
  { presentAttachments }: Pick<AccountDeps, 'presentAttachments'>,
  users: readonly U[],
  viewer: ContentViewer = null,
): Promise<(U & Person)[]> {
  const avatars = await presentAttachments(
    users.flatMap(({ avatarAttachmentId }) => avatarAttachmentId ?? []),
    viewer,
  );
  return users.map((user) => {
    const avatar = user.avatarAttachmentId === null ? null : avatars.get(user.avatarAttachmentId);
    return { ...user, avatarUrl: avatar?.thumbnailUrl ?? null };
  });
}

/** Everybody with one of these roles who may still sign in. */
export async function usersWithRole(
  { users }: Pick<AccountDeps, 'users'>,
  roles: readonly Role[],
): Promise<Pick<User, 'id' | 'name' | 'onDuty' | 'preferences' | 'role'>[]> {
  return users.findByRole(roles);
}
