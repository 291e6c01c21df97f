import * as z from 'zod/mini';

import { anyLine, maybe } from '../http/fields';
import { latitude, longitude } from '../visits/visit-fields';

import { ticketLimits } from './ticket-limits';

/** What a report may say beside its problem, as a request brings it; all of it may be left out. */
export const askedDetails = {
  assetCode: maybe(anyLine(64)),
  /** What the phone knows by itself: device, system, version. */
  environment: maybe(anyLine(ticketLimits.environmentLength)),
  /** Where and when somebody should come; either may be left open. */
  visit: maybe(
    z.object({
      address: z._default(anyLine(200), ''),
      preferredTime: z._default(anyLine(100), ''),
      latitude: maybe(latitude),
      longitude: maybe(longitude),
    }),
  ),
};

/** The same as it is kept and shown. */
export const shownDetails = {
  assetCode: z.nullable(z.string()),
  environment: z.nullable(z.string()),
  visit: z.nullable(
    z.object({
      address: z.string(),
      preferredTime: z.string(),
      /** Where on the map, when it was chosen there. */
      latitude: z.optional(z.nullable(z.number())),
      longitude: z.optional(z.nullable(z.number())),
    }),
  ),
} satisfies Record<keyof typeof askedDetails, unknown>;

export type ReportDetails = {
  [Name in keyof typeof shownDetails]: z.infer<(typeof shownDetails)[Name]>;
};

// Object.keys forgets the names
export const detailNames = Object.keys(shownDetails) as (keyof ReportDetails)[];
