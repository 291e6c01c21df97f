import * as z from 'zod/mini';

import { callOutcomeNames } from '../follow-ups/call-outcomes';
import { endpoint } from '../http/endpoint';
import { idField, idParams, line, maybe, optionalLine, optionalWords, words } from '../http/fields';
import { pageOf, pageQuery } from '../http/page';
import { ratingAnswerNames, ratingLimits } from '../ratings/rating';
import { taskFailures } from '../tasks/task-failures';
import { askedOfTasks } from '../tasks/task-fields';
import { askedMarks, askedOfVisit, askedOfWork, askedPlace } from '../visits/visit-fields';

import { contactChannels } from './contact-channels';
import { askedCorrections } from './corrections';
import { deskQueues, listedQueues, sideQueues } from './desk-queues';
import { askedDetails } from './report-details';
import { ticketActionNames } from './ticket-actions';
import { ticketLimits } from './ticket-limits';
import { ticketOutcomes } from './ticket-outcomes';
import { ticketReply, ticketSummaryReply, timelineReply } from './ticket-replies';
import {
  ticketCategoryNames,
  ticketScopeNames,
  ticketSeverityNames,
  visibilities,
} from './ticket-words';

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

const attachmentIds = z.array(idField).check(
  z.maxLength(ticketLimits.attachmentsPerStep),
  z.overwrite((ids) => [...new Set(ids)]),
);

// the assetCode stands where it always stood: reports are told apart by their fields in this order
const { assetCode, ...otherDetails } = askedDetails;

const submitBody = z.object({
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

const actionBody = z.object({
  note: maybe(optionalWords(ticketLimits.noteLength)),
  visibility: maybe(z.enum(visibilities)),
  attachmentIds: maybe(attachmentIds),
  assigneeId: maybe(idField),
  resolution: maybe(
    z.object({
      cause: words(ticketLimits.resolutionLength),
      solution: words(ticketLimits.resolutionLength),
      prevention: maybe(optionalWords(ticketLimits.resolutionLength)),
    }),
  ),
  place: maybe(askedPlace),
  ...askedOfVisit,
  ...askedOfWork,
  ...askedOfTasks,
  attachmentMarks: askedMarks,
  /** The ticket that goes on when two are merged. */
  survivorId: maybe(idField),
  /** What the customer is promised from now on. */
  promisedAt: maybe(z.iso.datetime({ offset: true })),
  corrections: askedCorrections,
  channel: maybe(z.enum(contactChannels)),
  outcome: maybe(z.enum(ticketOutcomes)),
  fixed: maybe(z.enum(ratingAnswerNames)),
  stars: maybe(z.number().check(z.int(), z.minimum(1), z.maximum(ratingLimits.stars))),
  tags: maybe(z.array(line(20)).check(z.maxLength(ratingLimits.tags))),
  /** Of the ticket’s follow-ups one, and what becomes of it. */
  followUp: maybe(
    z.object({
      id: line(10),
      ownerId: maybe(idField),
      dueAt: maybe(z.iso.datetime({ offset: true })),
      outcome: maybe(z.enum(callOutcomeNames)),
      /** The ticket is closed, and the customer wants it looked at again. */
      reopens: maybe(z.boolean()),
    }),
  ),
  /** Any offset: it is kept in UTC. */
  happenedAt: maybe(z.iso.datetime({ offset: true })),
});
export type ActionBody = z.infer<typeof actionBody>;

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
