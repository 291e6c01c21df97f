import { AppError, assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import {
  builtInLevel,
  builtInLevels,
  standardId,
  type NamedLevel,
} from '#shared/directory/built-in-levels';
import type { RegionReply } from '#shared/directory/region-api';
import type { ServiceRules } from '#shared/directory/service-rules';

import type { DirectoryDeps } from './directory-deps';
import type { CalendarFields, LevelFields } from './named-record';
import {
  listCalendars,
  listLevels,
  rulesNow,
  usualCalendar,
  type NamedCalendar,
} from './service-lists';
import { changingTerms } from './terms-change-repository';
import type { NameTaken } from './unless-taken';
import { setupWords } from './words';

/** @throws {AppError} `directory.name_taken`, `directory.full` */
export async function addLevel(deps: DirectoryDeps, fields: LevelFields): Promise<NamedLevel> {
  assertRoom(await listLevels(deps), fields, bounded.levelsKept.most);
  return written(await deps.levels.add(fields));
}

/**
 * Changes what contracts name; open promises are counted anew.
 *
 * @throws {AppError} `directory.not_found`, `directory.name_taken`
 */
export async function changeLevel(
  deps: DirectoryDeps,
  id: string,
  fields: Partial<LevelFields>,
): Promise<NamedLevel> {
  assertNameFree(await listLevels(deps), fields, id);
  const builtIn = builtInLevels.find((one) => one === id);
  const base = builtIn && builtInLevel(builtIn);
  return changingTerms(deps, undefined, async () =>
    written(await deps.levels.change(id, fields, base && { name: base.name, times: base.times })),
  );
}

/**
 * One that is always there becomes as it was delivered.
 *
 * @throws {AppError} `directory.not_found`, `directory.in_use`
 */
export async function removeLevel(deps: DirectoryDeps, id: string): Promise<void> {
  const isBuiltIn = builtInLevels.some((one) => one === id);
  assertThat(
    isBuiltIn || (await listLevels(deps)).some((one) => one.id === id),
    'directory.not_found',
  );
  assertThat(isBuiltIn || !(await deps.contracts.isLevelUsed(id)), 'directory.in_use');
  await changingTerms(deps, undefined, () => deps.levels.remove(id));
}

/** @throws {AppError} `directory.name_taken`, `directory.full` */
export async function addCalendar(
  deps: DirectoryDeps,
  fields: CalendarFields,
): Promise<NamedCalendar> {
  assertRoom(await listCalendars(deps), fields, bounded.calendarsKept.most);
  return written(await deps.calendars.add(fields));
}

/**
 * Changes when people work; open promises are counted anew.
 *
 * @throws {AppError} `directory.not_found`, `directory.name_taken`
 */
export async function changeCalendar(
  deps: DirectoryDeps,
  id: string,
  fields: Partial<CalendarFields>,
): Promise<NamedCalendar> {
  assertNameFree(await listCalendars(deps), fields, id);
  const base = id === standardId ? usualCalendar() : undefined;
  return changingTerms(deps, undefined, async () =>
    written(await deps.calendars.change(id, fields, base)),
  );
}

/**
 * That of the installation becomes as it was delivered.
 *
 * @throws {AppError} `directory.not_found`, `directory.in_use`
 */
export async function removeCalendar(deps: DirectoryDeps, id: string): Promise<void> {
  assertThat(
    (await listCalendars(deps)).some((one) => one.id === id),
    'directory.not_found',
  );
  const isUsed = id !== standardId && (await deps.organizations.isCalendarUsed(id));
  assertThat(!isUsed, 'directory.in_use');
  await changingTerms(deps, undefined, () => deps.calendars.remove(id));
}

/** @throws {AppError} `directory.name_taken`, `directory.full` */
export async function addRegion(
  { regions }: DirectoryDeps,
  fields: { name: string },
): Promise<RegionReply> {
  assertRoom(await regions.all(), fields, bounded.regionsKept.most);
  return written(await regions.add(fields));
}

/** @throws {AppError} `directory.not_found`, `directory.name_taken` */
export async function changeRegion(
  { regions }: DirectoryDeps,
  id: string,
  fields: { name: string },
): Promise<RegionReply> {
  return written(await regions.change(id, fields));
}

/** @throws {AppError} `directory.not_found`, `directory.in_use` */
export async function removeRegion(deps: DirectoryDeps, id: string): Promise<void> {
  assertThat(
    (await deps.regions.all()).some((one) => one.id === id),
    'directory.not_found',
  );
  const profiles = [...(await deps.profiles.all()).values()];
  const isDrivenTo = profiles.some(({ regionIds }) => regionIds.includes(id));
  assertThat(!isDrivenTo && !(await deps.assets.isRegionUsed(id)), 'directory.in_use');
  await deps.regions.remove(id);
}

/**
 * What was begun under other rules goes on as it was said.
 *
 * @throws {AppError} `request.invalid` for days that are not one after the other
 */
export async function changeRules(
  deps: DirectoryDeps,
  fields: Partial<ServiceRules>,
): Promise<ServiceRules> {
  const { remindAfterDays, silentForDays } = { ...(await rulesNow(deps)), ...fields };
  const days = [...remindAfterDays, silentForDays];
  if (days.some((day, index) => day <= (days[index - 1] ?? 0))) {
    const error = { path: 'silentForDays', message: setupWords.daysOutOfOrder };
    throw new AppError('request.invalid', { errors: [error] });
  }
  await deps.rules.change(fields);
  return rulesNow(deps);
}

type Named = { id: string; name: string };

function assertRoom(list: readonly Named[], fields: { name: string }, most: number) {
  assertNameFree(list, fields);
  assertThat(list.length < most, 'directory.full');
}

/** What is always there has a name of its own, stored or not. */
function assertNameFree(list: readonly Named[], { name }: { name?: string }, id?: string) {
  assertThat(!list.some((one) => one.name === name && one.id !== id), 'directory.name_taken');
}

/** @throws {AppError} `directory.not_found`, `directory.name_taken` */
export function written<Kept>(result: Kept | NameTaken | null): Kept {
  if (result === 'taken') {
    throw new AppError('directory.name_taken');
  }
  assertThat(result !== null, 'directory.not_found');
  return result;
}
