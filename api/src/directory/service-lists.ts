import {
  builtInLevel,
  builtInLevels,
  standardId,
  type NamedLevel,
} from '#shared/directory/built-in-levels';
import { directoryWords } from '#shared/directory/directory-words';
import type { ServiceRules } from '#shared/directory/service-rules';
import { standardCalendar } from '#shared/promises/working-calendar';

import type { DirectoryDeps } from './directory-deps';
import type { CalendarFields } from './named-record';

export type NamedCalendar = CalendarFields & { id: string };

/** The standard of the installation first. */
type StandardFirst<Item> = readonly [Item, ...Item[]];

/** Every service level: those that are always there, as the managers changed them, then their own. */
export async function listLevels({
  levels,
}: Pick<DirectoryDeps, 'levels'>): Promise<StandardFirst<NamedLevel>> {
  const stored = await levels.all();
  const [standard, ...others] = builtInLevels.map(
    (id) => stored.find((one) => one.id === id) ?? builtInLevel(id),
  );
  const isBuiltIn = (id: string) => builtInLevels.some((one) => one === id);
  return [
    standard ?? builtInLevel(standardId),
    ...others,
    ...stored.filter(({ id }) => !isBuiltIn(id)),
  ];
}

/** Every calendar: that of the installation, then those that the managers added. */
export async function listCalendars({
  calendars,
}: Pick<DirectoryDeps, 'calendars'>): Promise<StandardFirst<NamedCalendar>> {
  const stored = await calendars.all();
  return [
    stored.find(({ id }) => id === standardId) ?? { id: standardId, ...usualCalendar() },
    ...stored.filter(({ id }) => id !== standardId),
  ];
}

/** That of an installation whose managers changed nothing. */
export function usualCalendar(): CalendarFields {
  return { name: directoryWords.standardCalendar, ...standardCalendar };
}

/** How the installation works now. */
export function rulesNow({ rules }: Pick<DirectoryDeps, 'rules'>): Promise<ServiceRules> {
  return rules.read();
}
