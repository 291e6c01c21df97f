import * as z from 'zod/mini';

import { personReply } from '../accounts/account-api';
import { endpoint } from '../http/endpoint';
import { idField, instant } from '../http/fields';
import { ticketStatuses } from '../tickets/ticket-status';
import { ticketSeverityNames } from '../tickets/ticket-words';

import { placeReply, tripReply, windowReply } from './visit-fields';
import { visitLimits } from './visit-limits';

const visitReply = z.object({
  /** Of its ticket. */
  id: idField,
  number: z.string(),
  status: z.enum(ticketStatuses),
  severity: z.enum(ticketSeverityNames),
  /** The first words of the description; empty when the content check keeps it from this viewer. */
  description: z.string(),
  /** Null: somebody who has no account any more. */
  engineer: z.nullable(personReply),
  /** What was agreed; null: somebody set out without. */
  window: z.nullable(windowReply),
  place: placeReply,
  trip: z.nullable(tripReply),
  contact: z.object({ name: z.string(), phone: z.string() }),
  organization: z.nullable(z.string()),
});
export type VisitReply = z.infer<typeof visitReply>;

export const visitApi = {
  week: endpoint({
    method: 'get',
    path: '/visits',
    summary:
      'Agreed visits and trips of some days, by time: mine, or for the desk everybody’s; at most 31 days at once',
    access: 'read every ticket',
    query: z.object({ from: instant, to: instant }).check(
      z.refine(({ from, to }) => {
        const lasts = Date.parse(to) - Date.parse(from);
        return lasts > 0 && lasts <= visitLimits.calendar;
      }),
    ),
    reply: z.object({
      items: z.array(visitReply),
      /** There are more than are listed: the first are. */
      isCut: z.boolean(),
    }),
    status: 200,
  }),
};
