import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField, idParams, optionalLine } from '../http/fields';
import { pageOf, pageQuery } from '../http/page';
import { taskFailures } from '../tasks/task-failures';

import { actionBody } from './action-body';
import { deskQueues, listedQueues, sideQueues } from './desk-queues';
import { submitBody } from './submit-body';
import { ticketActionNames } from './ticket-actions';
import { ticketReply, ticketSummaryReply } from './ticket-replies';
import { timelineReply } from './timeline-replies';

export type { ActionBody } from './action-body';
export type { SubmitBody } from './submit-body';

/** Of a timeline entry, from 1. */
const entryNumber = z.coerce.number().check(z.int(), z.minimum(0));

/** `offered`: those that I am asked to take. `organization` shows colleagues' tickets where the organization lets them follow. */
const ticketViews = [
  'mine',
  'organization',
  'pool',
  'offered',
  'assigned',
  'queue',
  'all',
] as const;
export type TicketView = (typeof ticketViews)[number];

export const ticketApi = {
  submit: endpoint({
    method: 'post',
    path: '/tickets',
    summary: 'Report a problem',
    access: 'report tickets',
    body: submitBody,
    reply: ticketReply,
    isExact: true,
    status: 201,
    bounds: ['reports', 'reportsPerDay'],
    isKeyed: true,
    errors: [
      'attachment.not_found',
      'ticket.product_not_found',
      'ticket.phone_required',
      'ticket.earlier_not_found',
      'moderation.text_refused',
    ],
  }),
  list: endpoint({
    method: 'get',
    path: '/tickets',
    bounds: ['searches'],
    summary:
      'Tickets of one view: mine, my organization’s, the pool, offered to me, assigned to me, all',
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      view: z._default(z.enum(ticketViews), 'mine'),
      /** Of the view `queue`: which of the desk’s queues. */
      queue: z.optional(z.enum(listedQueues)),
      /** Statuses, separated by commas. */
      status: z.optional(z.string().check(z.maxLength(100))),
      /**
       * All of these words: of number, description, organization, device, names; a phone as a whole or its last four. Signs of
       * Chinese anywhere, letters and digits from the beginning of a word.
       */
      q: optionalLine(50),
    }),
    reply: z.extend(pageOf(ticketSummaryReply), {
      /** The search took too long: there may be more findings, and a more exact word would help. */
      isCut: z.boolean(),
      /** Tickets of an earlier version are still being prepared for the search: they are found later. */
      isIndexing: z.boolean(),
    }),
    isExact: true,
    status: 200,
    errors: ['account.role_forbidden'],
  }),
  queues: endpoint({
    method: 'get',
    path: '/desk/queues',
    summary:
      'How many open tickets wait for what, each counted in exactly one queue; beside them, what else the desk has to do',
    access: 'dispatch tickets',
    reply: z.object({
      queues: z.array(
        z.object({
          name: z.enum(deskQueues),
          /** It stays at 1,000 where there are more. */
          count: z.number(),
        }),
      ),
      beside: z.array(
        z.object({
          name: z.enum(sideQueues),
          /** It stays at 1,000 as well. */
          count: z.number(),
          /** How many of them are late already. */
          late: z.number(),
        }),
      ),
    }),
    status: 200,
  }),
  show: endpoint({
    method: 'get',
    path: '/tickets/:id',
    summary: 'One ticket with what the viewer may do, its promise and its timeline',
    access: 'signed-in',
    params: idParams,
    reply: ticketReply,
    isExact: true,
    status: 200,
    errors: ['ticket.not_found'],
  }),
  timeline: endpoint({
    method: 'get',
    path: '/tickets/:id/timeline',
    isHeavy: true,
    summary: 'The 30 timeline entries before a seq, or the next 100 after one, oldest first',
    access: 'signed-in',
    params: idParams,
    query: z.object({ after: z.optional(entryNumber), before: z.optional(entryNumber) }),
    reply: timelineReply,
    isExact: true,
    status: 200,
    errors: ['ticket.not_found'],
  }),
  act: endpoint({
    method: 'post',
    path: '/tickets/:id/actions/:action',
    summary: 'Move a ticket one step through its life',
    access: 'signed-in',
    params: z.object({ id: idField, action: z.enum(ticketActionNames) }),
    body: actionBody,
    reply: ticketReply,
    isExact: true,
    status: 200,
    isKeyed: true,
    errors: [
      'ticket.not_found',
      'ticket.action_not_allowed',
      'ticket.taken',
      'ticket.offered_to_other',
      'ticket.hands_full',
      'ticket.assignee_full',
      'ticket.too_long',
      'account.role_forbidden',
      'ticket.note_required',
      'ticket.note_or_attachment_required',
      'ticket.assignee_required',
      'ticket.assignee_unfit',
      'ticket.resolution_required',
      'ticket.place_required',
      'ticket.channel_required',
      'ticket.outcome_required',
      'ticket.time_required',
      'ticket.time_unfit',
      'ticket.correction_required',
      'ticket.product_not_found',
      'visit.windows_required',
      'visit.window_required',
      'visit.window_past',
      'visit.window_unknown',
      'ticket.survivor_required',
      'ticket.survivor_unfit',
      'ticket.merge_across',
      'ticket.followers_full',
      'ticket.urged_recently',
      'ticket.reopen_too_late',
      'rating.answer_required',
      'rating.too_late',
      'rating.own_work',
      'follow_up.required',
      'follow_up.not_open',
      'follow_up.taken',
      'follow_up.owner_required',
      'follow_up.owner_unfit',
      'follow_up.time_required',
      'follow_up.time_unfit',
      'follow_up.outcome_required',
      'follow_up.words_required',
      'follow_up.attempts_missing',
      'follow_up.too_many_attempts',
      'follow_up.reopen_impossible',
      ...taskFailures,
      'moderation.text_refused',
      'attachment.not_found',
    ],
  }),
};
