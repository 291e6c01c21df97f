import { assertThat } from '#api/app-error';
import { may, rolesThatMay } from '#shared/accounts/roles';
import type { ProfileReply } from '#shared/directory/staff-api';

import type { DirectoryDeps } from './directory-deps';
import { assertKnown } from './known-references';
import type { StaffProfile } from './profile';
import { usualProfile } from './profile-repository';
import { spansAt } from './spans';

type Member = Awaited<ReturnType<DirectoryDeps['people']>>[number];

/** Everybody who works here, by name. */
export async function listProfiles(deps: DirectoryDeps): Promise<ProfileReply[]> {
  const staff = await deps.staffWithRole(rolesThatMay('go on duty'));
  const profiles = await present(deps, staff);
  return profiles.sort((a, b) => a.name.localeCompare(b.name, 'zh'));
}

/** @throws {AppError} `directory.not_found`, `request.invalid` for a product or region that is not there */
export async function changeProfile(
  deps: DirectoryDeps,
  personId: string,
  fields: Partial<StaffProfile>,
): Promise<ProfileReply> {
  const person = await findStaff(deps, personId);
  await assertKnown(deps, {
    regionIds: fields.regionIds,
    productIds: fields.skills?.flatMap(({ productId }) => productId ?? []),
  });
  await deps.profiles.change(personId, fields);
  const [profile] = await present(deps, [person]);
  assertThat(profile, 'directory.not_found');
  return profile;
}

/** @throws {AppError} `directory.not_found` */
export async function findStaff({ people }: DirectoryDeps, id: string): Promise<Member> {
  const [person] = await people([id]);
  assertThat(person && may(person.role, 'go on duty'), 'directory.not_found');
  return person;
}

async function present(deps: DirectoryDeps, staff: readonly Member[]): Promise<ProfileReply[]> {
  const [profiles, leave] = await Promise.all([deps.profiles.all(), deps.leave.all()]);
  const away = new Set(spansAt(leave, deps.clock()).map(({ personId }) => personId));
  return staff.map(({ id, name, role, onDuty }) => {
    const { skills, regionIds, capacity } = profiles.get(id) ?? usualProfile;
    return {
      ...{ id, name, role, onDuty, capacity, isAvailable: onDuty && !away.has(id) },
      ...{ skills: [...skills], regionIds: [...regionIds] },
    };
  });
}
