import { rolesThatMay } from '#shared/accounts/roles';
import type { EngineerProfile } from '#shared/directory/engineer-profile';

import type { DirectoryDeps } from './directory-deps';
import { usualProfile } from './profile-repository';
import { spansAt } from './spans';

type Needs = Pick<DirectoryDeps, 'leave' | 'profiles' | 'staffWithRole'>;

/** Everybody who may solve tickets, and whether they are there: their switch as it is now, their leave as it is at that time. */
export async function engineersAt(deps: Needs, at: Date): Promise<EngineerProfile[]> {
  const [engineers, profiles, leave] = await Promise.all([
    deps.staffWithRole(rolesThatMay('solve tickets')),
    deps.profiles.all(),
    deps.leave.all(),
  ]);
  const away = new Set(spansAt(leave, at).map(({ personId }) => personId));
  return engineers.map(({ id, name, onDuty }) => ({
    ...{ id, name, isAvailable: onDuty && !away.has(id) },
    ...(profiles.get(id) ?? usualProfile),
  }));
}
