import type { OwedNotice } from '#api/notice-owner';
import { rolesThatMay, type Role } from '#shared/accounts/roles';
import type { NoticeRule, RecipientGroup } from '#shared/notices/notice-rule';

import type { Recipient } from './channel';

export type Directory = {
  usersWithRole: (roles: readonly Role[]) => Promise<readonly { id: string; onDuty: boolean }[]>;
  /** Unknown ids are left out. */
  people: (ids: readonly string[]) => Promise<ReadonlyMap<string, Recipient>>;
};

type Owed = Pick<OwedNotice, 'actorId' | 'isFor' | 'membersOf'>;

/** Everybody who is to hear of a fact, once each: never who did it, nobody whose role it is not for. */
export async function findRecipients(
  directory: Directory,
  owed: Owed,
  { to }: Pick<NoticeRule, 'to'>,
): Promise<Recipient[]> {
  const groups: readonly RecipientGroup[] = to;
  const ids = await Promise.all(groups.map((group) => membersOf(directory, owed, group)));
  const concerned = new Set(ids.flat());
  const known = await directory.people([...concerned].filter((id) => id !== owed.actorId));
  return [...known.values()].filter(({ role }) => owed.isFor(role));
}

async function membersOf(
  { usersWithRole }: Directory,
  owed: Owed,
  group: RecipientGroup,
): Promise<readonly string[]> {
  switch (group) {
    case 'pool':
      return (await usersWithRole(rolesThatMay('solve tickets')))
        .filter(({ onDuty }) => onDuty)
        .map(({ id }) => id);
    case 'desk':
      return (await usersWithRole(rolesThatMay('dispatch tickets'))).map(({ id }) => id);
    default:
      return owed.membersOf(group);
  }
}
