import * as z from 'zod/mini';

import { idField, line, maybe, words } from '../http/fields';

import { attachmentIds } from './attachment-ids';
import { askedDetails } from './report-details';
import { ticketLimits } from './ticket-limits';
import { ticketCategoryNames, ticketScopeNames, ticketSeverityNames } from './ticket-words';

// the assetCode stands where it always stood: reports are told apart by their fields in this order
const { assetCode, ...otherDetails } = askedDetails;

/** A problem as its reporter sends it. */
export const submitBody = z.object({
  category: z.enum(ticketCategoryNames),
  description: words(ticketLimits.descriptionLength),
  severity: z.enum(ticketSeverityNames),
  scope: z._default(z.enum(ticketScopeNames), 'me'),
  productId: maybe(idField),
  assetCode,
  attachmentIds: z._default(attachmentIds, []),
  contact: z.object({
    name: line(30),
    /** As people write it, 转 8001 included; stored in one form. Left out: the number of the reporter’s account. */
    phone: maybe(line(40)),
  }),
  /** An earlier ticket of the reporter's that this one takes up again. */
  followsTicketId: maybe(idField),
  ...otherDetails,
});
export type SubmitBody = z.infer<typeof submitBody>;
