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

/** Until when those are away who are on leave at that time; leave that goes on where another one ends is one leave. */
export async function awayUntil(
  { leave }: Pick<DirectoryDeps, 'leave'>,
  at: Date,
): Promise<Map<string, Date>> {
  const ends = new Map<string, Date>();
  const byStart = [...(await leave.all())].sort((a, b) => a.from.getTime() - b.from.getTime());
  for (const { personId, from, to } of byStart) {
    const known = ends.get(personId) ?? at;
    if (from <= known && known < to) {
      ends.set(personId, to);
    }
  }
  return ends;
}
