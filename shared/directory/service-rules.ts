import { usualPatience, type Patience } from '../promises/service-terms';

/** How a new ticket finds its engineer: it is put to one after the other, everybody may take it, or the desk decides. */
export const assignmentModes = ['offers', 'pool', 'manual'] as const;

/** How this installation works, as its managers chose. */
export type ServiceRules = Patience & { assignment: (typeof assignmentModes)[number] };

/** Where nobody chose anything. */
export const usualRules: ServiceRules = { assignment: 'offers', ...usualPatience };

/** Days that managers may choose. */
export const ruleLimits = {
  reminders: 5,
  silentForDays: 60,
  /** As long as a rating may be changed, a ticket can be reopened: the way back is never a dead button. */
  reopenDays: { least: 14, most: 365 },
} as const;
