import * as z from 'zod/mini';

import { anyLine, idField, line, maybe } from '../http/fields';

import { ticketCategoryNames, ticketScopeNames, ticketSeverityNames } from './ticket-words';

/** What the desk may correct of a report, as a timeline tells it. */
export const correctedFields = [
  'severity',
  'scope',
  'category',
  'product',
  'asset',
  'region',
  'contactName',
  'contactPhone',
] as const;
export type CorrectedField = (typeof correctedFields)[number];

/** The same as a request brings it: only what is to change. */
export const askedCorrections = maybe(
  z.object({
    severity: maybe(z.enum(ticketSeverityNames)),
    scope: maybe(z.enum(ticketScopeNames)),
    category: maybe(z.enum(ticketCategoryNames)),
    /** Null: none. */
    productId: z.optional(z.nullable(idField)),
    /** Empty: none. */
    assetCode: maybe(anyLine(64)),
    /** Where somebody has to go. Null: where the device stands. */
    regionId: z.optional(z.nullable(idField)),
    contact: maybe(z.object({ name: maybe(line(30)), phone: maybe(line(40)) })),
  }),
);
export type Corrections = NonNullable<z.infer<typeof askedCorrections>>;

/**
 * One field before and after. Severity, scope and category by their names in the tables, the rest in words; empty: nothing.
 */
export const shownChange = z.object({
  field: z.enum(correctedFields),
  before: z.string(),
  after: z.string(),
});
export type ReportChange = z.infer<typeof shownChange>;
