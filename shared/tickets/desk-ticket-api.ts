import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField, line, maybe, words } from '../http/fields';

import { filingChannels } from './filing-channels';
import { askedDetails } from './report-details';
import { ticketLimits } from './ticket-limits';
import { ticketOutcomes } from './ticket-outcomes';
import { ticketReply } from './ticket-replies';
import { ticketCategoryNames, ticketScopeNames, ticketSeverityNames } from './ticket-words';

const fileBody = z.object({
  /** How the customer reached the desk. */
  channel: z.enum(filingChannels),
  caller: z.object({
    /** Somebody who was found; left out: whoever has the number, or a new person. */
    customerId: maybe(idField),
    name: line(30),
    /** As people say it; stored in one form. */
    phone: line(40),
    /** Where the customer belongs to none. */
    organizationId: maybe(idField),
  }),
  category: z.enum(ticketCategoryNames),
  severity: z.enum(ticketSeverityNames),
  scope: z._default(z.enum(ticketScopeNames), 'me'),
  description: words(ticketLimits.descriptionLength),
  productId: maybe(idField),
  assetCode: askedDetails.assetCode,
  visit: askedDetails.visit,
  /** Where somebody has to go; left out: where the device stands. */
  regionId: maybe(idField),
});
export type FileBody = z.infer<typeof fileBody>;

const ticketIds = z.array(idField).check(
  z.minLength(1),
  z.maxLength(ticketLimits.ticketsAtOnce),
  z.overwrite((ids) => [...new Set(ids)]),
);
const reason = words(ticketLimits.noteLength);

const manyReply = z.object({
  items: z.array(
    z.object({
      ticketId: idField,
      /** Null: it is done. */
      refusal: z.nullable(
        z.object({
          code: z.string(),
          /** A sentence for whoever asked. */
          title: z.string(),
        }),
      ),
    }),
  ),
});
export type ManyReply = z.infer<typeof manyReply>;

const many = { method: 'post', access: 'dispatch tickets', status: 200, isKeyed: true } as const;

export const deskTicketApi = {
  file: endpoint({
    method: 'post',
    path: '/desk/tickets',
    summary:
      'Report a problem for somebody who called, wrote or came; finds or makes the person by phone number',
    access: 'dispatch tickets',
    body: fileBody,
    reply: ticketReply,
    isExact: true,
    status: 201,
    bounds: ['reports'],
    isKeyed: true,
    errors: [
      'customer.not_found',
      'customer.several',
      'directory.not_found',
      'ticket.product_not_found',
      'moderation.text_refused',
    ],
  }),
  assign: endpoint({
    ...many,
    path: '/desk/tickets/assign',
    summary: 'Offer up to 50 tickets to one engineer, each as if it were offered alone',
    body: z.object({ ticketIds, assigneeId: idField, reason }),
    reply: manyReply,
  }),
  close: endpoint({
    ...many,
    path: '/desk/tickets/close',
    summary: 'Close up to 50 tickets for one reason, each as if it were closed alone',
    body: z.object({ ticketIds, outcome: z.enum(ticketOutcomes), reason }),
    reply: manyReply,
  }),
};
