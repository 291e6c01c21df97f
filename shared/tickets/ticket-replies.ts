import * as z from 'zod/mini';

import { personReply } from '../accounts/account-api';
import { attachmentReply } from '../attachments/attachment-api';
import { followUpKinds } from '../follow-ups/follow-up-kinds';
import { idField, timeField } from '../http/fields';
import { contentMarks } from '../moderation/content-states';
import { priorityNames } from '../promises/priorities';
import { ratingAnswerNames } from '../ratings/rating';
import { shownOfTasks } from '../tasks/task-fields';
import { supportLevels } from '../tasks/task-steps';
import { appointmentReply, tripReply, visitingReply, workReply } from '../visits/visit-fields';

import { breachReply, clockReply, timingReply } from './clock-replies';
import { promiseKinds } from './promise-kinds';
import { shownDetails } from './report-details';
import { ticketActionNames, ticketRelations } from './ticket-actions';
import { ticketOutcomes } from './ticket-outcomes';
import { ticketStatuses } from './ticket-status';
import { ticketCategoryNames, ticketScopeNames, ticketSeverityNames } from './ticket-words';
import { resolutionReply, ticketLink, timelineEntryReply } from './timeline-replies';
import { vitalNoticeNames } from './vital-notices';

export const promiseReply = z.object({
  kind: z.enum(promiseKinds),
  dueAt: timeField,
  /** What was told before it; left out where it is the first that was told. */
  firstDueAt: z.optional(timeField),
});
export type PromiseReply = z.infer<typeof promiseReply>;

const ratingReply = z.object({
  /** Resolution round, from 1. */
  round: z.number(),
  fixed: z.enum(ratingAnswerNames),
  stars: z.number(),
  tags: z.array(z.string()),
  words: z.string(),
  ratedAt: timeField,
  changeableUntil: timeField,
});
export type RatingReply = z.infer<typeof ratingReply>;

const offerReply = z.object({
  /** For staff: who is asked to take it. */
  to: z.nullable(personReply),
  /** For staff: why this person. */
  reason: z.string(),
  at: timeField,
  /** Until then; afterwards somebody else is asked. */
  until: timeField,
});
export const owedFollowUp = z.object({
  id: z.string(),
  kind: z.enum(followUpKinds),
  reason: z.string(),
  dueAt: timeField,
  owner: z.nullable(personReply),
  /** Calls that reached nobody. */
  attempts: z.number(),
});
export type OwedFollowUp = z.infer<typeof owedFollowUp>;

const ticketBrief = {
  id: idField,
  number: z.string(),
  status: z.enum(ticketStatuses),
  /** Closed by the desk, for this reason, and not called solved; null: otherwise. */
  outcome: z.nullable(z.enum(ticketOutcomes)),
  /** It was merged into this one; null: it was not. */
  mergedInto: z.nullable(ticketLink),
  category: z.enum(ticketCategoryNames),
  severity: z.enum(ticketSeverityNames),
  promise: z.nullable(promiseReply),
  /** For staff. */
  priority: z.nullable(z.enum(priorityNames)),
  timing: z.nullable(timingReply),
  reporter: z.extend(personReply, { organization: z.nullable(z.string()) }),
  assignee: z.nullable(personReply),
  /** Somebody is asked to take it; whoever holds it holds it until then. */
  offer: z.nullable(offerReply),
  /** Nobody is there who could take it in time: from then on somebody is looked for; null: nothing of the kind. */
  attendedFrom: z.nullable(timeField),
  /** For staff: who could not be told what they must know; null: nobody of the desk. */
  unreached: z.array(
    z.object({ person: z.nullable(personReply), kind: z.enum(vitalNoticeNames), at: timeField }),
  ),
  /** For staff: something on it waits to be looked at by the desk. */
  isFlagged: z.boolean(),
  /** For staff: where it was escalated to; null: nowhere. */
  level: z.nullable(z.enum(supportLevels)),
  /** For staff: when the most urgent open task is due. */
  taskDueAt: z.nullable(timeField),
  createdAt: timeField,
  updatedAt: timeField,
};

export const ticketSummaryReply = z.object({
  ...ticketBrief,
  /** The first words of the description; empty when the content check keeps it from this viewer. */
  description: z.string(),
  /** Null: a picture that is hidden from this viewer, its place is kept. */
  thumbnails: z.array(z.nullable(z.string())),
  /** How a visit stands, as long as nobody is there; null: there is none. */
  visiting: z.nullable(visitingReply),
  /** Of the newest rating, 1 to 5; null: nobody has rated it. */
  stars: z.nullable(z.number()),
  /** Something happened that this viewer has not looked at. */
  unread: z.boolean(),
});
export type TicketSummary = z.infer<typeof ticketSummaryReply>;

export const ticketReply = z.object({
  ...ticketBrief,
  /** Empty when the content check keeps it from this viewer. */
  description: z.string(),
  descriptionMark: z.enum(contentMarks),
  scope: z.enum(ticketScopeNames),
  product: z.nullable(z.object({ id: idField, name: z.string() })),
  /** For staff: where somebody has to go. Not chosen: where the device stands. */
  region: z.nullable(z.object({ id: idField, name: z.string(), isChosen: z.boolean() })),
  ...shownDetails,
  contact: z.object({ name: z.string(), phone: z.string() }),
  attachments: z.array(attachmentReply),
  /** For staff: what runs towards the times of the service level, and what of them was missed. */
  clocks: z.nullable(z.array(clockReply)),
  breaches: z.nullable(z.array(breachReply)),
  /** The assignee's phone number for the reporter to call; null when nobody holds it. */
  assigneePhone: z.nullable(z.string()),
  /** For staff: the reporter has signed in with WeChat; where not, nobody but a person can tell them anything. */
  isReporterInWechat: z.nullable(z.boolean()),
  /** How the viewer stands to this ticket. */
  relations: z.array(z.enum(ticketRelations)),
  allowedActions: z.array(z.enum(ticketActionNames)),
  /** When 催单 opens again after a recent one; null when nothing has to be waited for. */
  urgeAgainAt: z.nullable(timeField),
  /** The ticket that it takes up again, and the newest one that takes it up again. */
  earlier: z.nullable(ticketLink),
  later: z.nullable(ticketLink),
  /** The reporter can only go on in a new report: it is too late to reopen this one, or it is too long. */
  mayReportAgain: z.boolean(),
  /** When each of the five steps was reached, in order; null is still to come. */
  stepTimes: z.array(z.nullable(timeField)),
  resolution: z.nullable(z.extend(resolutionReply, workReply.shape)),
  /** What is arranged about a visit; null: nothing. */
  appointment: z.nullable(appointmentReply),
  /** The way to the customer, once somebody sets out; null: nobody has, or its time is over. */
  trip: z.nullable(tripReply),
  /** The rating of the newest resolution round; null is "unrated", its own state. */
  rating: z.nullable(ratingReply),
  /** The call that a bad rating was promised and that is still owed; null for colleagues, who are not called. */
  followUp: z.nullable(
    z.object({
      dueAt: timeField,
      /** When somebody last called and reached nobody. */
      triedAt: z.nullable(timeField),
    }),
  ),
  /** For the desk: every call that is owed, the most urgent first; planned ones are the desk’s own business. */
  followUps: z.array(owedFollowUp),
  ...shownOfTasks,
  timeline: z.array(timelineEntryReply),
});
export type TicketReply = z.infer<typeof ticketReply>;
