import type { WorkingCalendar } from './calendar-shape';
import { standardLevel, type ServiceLevel } from './service-levels';
import { standardCalendar } from './working-calendar';

/** How long somebody waits for a customer. */
export type Patience = {
  /** Working days of silence after which a customer is reminded that it is their turn, in order. */
  remindAfterDays: readonly number[];
  /** Working days of silence after which a resolution counts as confirmed, and the desk decides about an unanswered question. */
  silentForDays: number;
  /** Days after the end in which a reporter may reopen. */
  reopenDays: number;
};

/** Where managers chose nothing. */
export const usualPatience: Patience = {
  remindAfterDays: [1, 3],
  silentForDays: 5,
  reopenDays: 14,
};

/** What somebody is served under: the times of a level, counted in the hours of a calendar, and how long they are waited for. */
export type ServiceTerms = { level: ServiceLevel; calendar: WorkingCalendar; patience: Patience };

/** Of whoever has no contract and no calendar of their own. */
export const standardTerms: ServiceTerms = {
  level: standardLevel,
  calendar: standardCalendar,
  patience: usualPatience,
};
