import type { WorkingCalendar } from './calendar-shape';
import { standardLevel, type ServiceLevel } from './service-levels';
import { standardCalendar } from './working-calendar';

/** What somebody is served under: the times of a level, counted in the hours of a calendar. */
export type ServiceTerms = { level: ServiceLevel; calendar: WorkingCalendar };

/** Of whoever has no contract and no calendar of their own. */
export const standardTerms: ServiceTerms = { level: standardLevel, calendar: standardCalendar };
