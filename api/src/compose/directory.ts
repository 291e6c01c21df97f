import type { AccountPorts } from '#api/accounts/index';
import type { Signal } from '#api/background/index';
import { directoryDeps, type DirectoryDeps } from '#api/directory/index';
import { usualRules } from '#shared/directory/service-rules';

import type { Foundation } from './foundation';

type Below = { users: AccountPorts['users']; newsOwed: Signal; termsChanged: Signal };

/** Lets the directory know who works here. */
export function composeDirectory(
  { assignmentMode, changes, clock, database }: Foundation,
  { users, newsOwed, termsChanged }: Below,
): DirectoryDeps {
  return directoryDeps(database, {
    ...{ changes, clock, newsOwed, termsChanged },
    usualRules: { ...usualRules, assignment: assignmentMode },
    staffWithRole: users.findByRole,
    people: users.findMany,
  });
}

/** What accounts need of the directory. */
export function accountsFrom(
  { duty, organizations }: DirectoryDeps,
  { clock, newcomer }: Foundation,
): Pick<AccountPorts, 'keepDuty' | 'newcomer' | 'organization'> {
  return {
    organization: organizations.find,
    newcomer: (openid) => newcomer(openid, organizations),
    keepDuty: (personId, isOn) =>
      isOn ? duty.begin(personId, clock()) : duty.end(personId, clock()),
  };
}
