import type { OwedNotice } from '#api/notice-owner';
import { rolesThatMay, type Grant, type Role } from '#shared/accounts/roles';
import type { NoticeRule, RecipientGroup } from '#shared/notices/notice-rule';

import type { Recipient } from './channel';

export type Directory = {
  usersWithRole: (roles: readonly Role[]) => Promise<readonly { id: string; onDuty: boolean }[]>;
  /** Unknown ids are left out. */
  people: (ids: readonly string[]) => Promise<ReadonlyMap<string, Recipient>>;
};

/** Everybody whom a fact concerns, once each, but never who did it. */
export async function findConcerned(
  directory: Pick<Directory, 'usersWithRole'>,
  owed: Pick<OwedNotice, 'actorId' | 'membersOf'>,
  { to }: Pick<NoticeRule, 'to'>,
): Promise<string[]> {
  const groups: readonly RecipientGroup[] = to;
  const ids = await Promise.all(groups.map((group) => membersOf(directory, owed, group)));
  return [...new Set(ids.flat())].filter((id) => id !== owed.actorId);
}

/** Of those whom a fact concerns, everybody who is to hear of it: nobody whose role it is not for. */
export function recipientsAmong(
  known: ReadonlyMap<string, Recipient>,
  { isFor }: Pick<OwedNotice, 'isFor'>,
  concerned: readonly string[],
): Recipient[] {
  return concerned.flatMap((id) => known.get(id) ?? []).filter(({ role }) => isFor(role));
}

/** A directory that is asked once for each group of staff, however many facts are told together. */
export function askedOnce({ usersWithRole }: Directory): Pick<Directory, 'usersWithRole'> {
  const asked = new Map<string, ReturnType<typeof usersWithRole>>();
  return {
    usersWithRole: (roles) => {
      const key = roles.join();
      const answer = asked.get(key) ?? usersWithRole(roles);
      asked.set(key, answer);
      return answer;
    },
  };
}

async function membersOf(
  { usersWithRole }: Pick<Directory, 'usersWithRole'>,
  owed: Pick<OwedNotice, 'membersOf'>,
  group: RecipientGroup,
): Promise<readonly string[]> {
  const everybodyWho = async (grant: Grant) =>
    (await usersWithRole(rolesThatMay(grant))).map(({ id }) => id);
  switch (group) {
    case 'pool':
      return (await usersWithRole(rolesThatMay('solve tickets')))
        .filter(({ onDuty }) => onDuty)
        .map(({ id }) => id);
    case 'desk':
      return everybodyWho('dispatch tickets');
    case 'managers':
      return everybodyWho('manage tickets');
    case 'follow-up owner': {
      const owners = await owed.membersOf(group);
      return owners.length > 0 ? owners : everybodyWho('dispatch tickets');
    }
    default:
      return owed.membersOf(group);
  }
}
