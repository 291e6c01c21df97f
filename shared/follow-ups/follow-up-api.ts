import * as z from 'zod/mini';

import { personReply } from '../accounts/account-api';
import { endpoint } from '../http/endpoint';
import { idField } from '../http/fields';
import { pageOf, pageQuery } from '../http/page';
import { ratingAnswerNames } from '../ratings/rating';
import { owedFollowUp } from '../tickets/ticket-replies';
import { ticketStatuses } from '../tickets/ticket-status';
import { ticketSeverityNames } from '../tickets/ticket-words';

/** `late`: its time has passed. */
export const followUpViews = ['all', 'mine', 'late'] as const;
export type FollowUpView = (typeof followUpViews)[number];

const followUpReply = z.object({
  /** Of its ticket, which stands in the list once. */
  id: idField,
  followUp: owedFollowUp,
  ticket: z.object({
    number: z.string(),
    status: z.enum(ticketStatuses),
    severity: z.enum(ticketSeverityNames),
    /** The first words of the description; empty when the content check keeps it from the desk. */
    description: z.string(),
  }),
  customer: z.object({
    name: z.string(),
    /** In full: it is to be called. */
    phone: z.string(),
    organization: z.nullable(z.string()),
  }),
  /** The rating that it was promised for. */
  rating: z.nullable(z.object({ fixed: z.enum(ratingAnswerNames), stars: z.number() })),
});
export type FollowUpReply = z.infer<typeof followUpReply>;

export const followUpApi = {
  list: endpoint({
    method: 'get',
    path: '/follow-ups',
    summary: 'Calls that are owed to customers, by due time: of each ticket the most urgent one',
    access: 'dispatch tickets',
    query: z.object({ ...pageQuery, view: z._default(z.enum(followUpViews), 'all') }),
    reply: z.extend(pageOf(followUpReply), {
      /** How many there are of each view, on all pages. */
      counts: z.object({ all: z.number(), mine: z.number(), late: z.number() }),
    }),
    status: 200,
  }),
  owners: endpoint({
    method: 'get',
    path: '/follow-ups/owners',
    summary: 'Everybody to whom a call can be given',
    access: 'dispatch tickets',
    reply: z.object({ items: z.array(personReply) }),
    status: 200,
  }),
};
