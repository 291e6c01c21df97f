import type { NamedLevel } from '#shared/directory/built-in-levels';
import type { WorkingCalendar } from '#shared/promises/calendar-shape';

/** What managers set up in short lists; every record has a name of its own. */
export type NamedDocument<Fields extends { name: string }> = Fields & { _id: string };

export type LevelFields = Omit<NamedLevel, 'id'>;
export type CalendarFields = WorkingCalendar & { name: string };
/** Where somebody drives to, and where things stand. */
export type RegionFields = { name: string };
