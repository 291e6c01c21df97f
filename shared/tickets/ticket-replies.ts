import * as z from 'zod/mini';

import { personReply } from '../accounts/account-api';
import { attachmentReply } from '../attachments/attachment-api';
import { callOutcomeNames } from '../follow-ups/call-outcomes';
import { followUpKinds, followUpSteps } from '../follow-ups/follow-up-kinds';
import { idField, timeField } from '../http/fields';
import { contentMarks } from '../moderation/content-states';
import { priorityNames } from '../promises/priorities';
import { ratingAnswerNames } from '../ratings/rating';
import { entryCriteriaReply, entryTaskReply, shownOfTasks } from '../tasks/task-fields';
import { supportLevels } from '../tasks/task-steps';
import {
  appointmentReply,
  entryVisitReply,
  markedAttachmentReply,
  placeReply,
  tripReply,
  visitingReply,
  workReply,
} from '../visits/visit-fields';

import { breachReply, clockReply, timingReply } from './clock-replies';
import { contactChannels } from './contact-channels';
import { shownChange } from './corrections';
import { filingChannels } from './filing-channels';
import { promiseKinds } from './promise-kinds';
import { shownDetails } from './report-details';
import { ticketActionNames, ticketRelations } from './ticket-actions';
import { ticketOutcomes } from './ticket-outcomes';
import { ticketStatuses } from './ticket-status';
import {
  ticketCategoryNames,
  ticketScopeNames,
  ticketSeverityNames,
  visibilities,
} from './ticket-words';
import { vitalNoticeNames } from './vital-notices';

export const promiseReply = z.object({
  kind: z.enum(promiseKinds),
  dueAt: timeField,
  /** What was told before it; left out where it is the first that was told. */
  firstDueAt: z.optional(timeField),
});
export type PromiseReply = z.infer<typeof promiseReply>;

const resolutionReply = z.object({
  cause: z.string(),
  solution: z.string(),
  prevention: z.string(),
  at: timeField,
});

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

const ticketLink = z.object({ id: idField, number: z.string() });
export type TicketLink = z.infer<typeof ticketLink>;

const timelineEntryReply = z.object({
  seq: z.number(),
  /** `submit` is how every ticket begins; the rest are actions. */
  kind: z.enum(['submit', ...ticketActionNames]),
  at: timeField,
  /** When it happened, if it was reported later (no signal). */
  happenedAt: z.nullable(timeField),
  /** Null: the product did it by itself. */
  actor: z.nullable(personReply),
  /** The viewer did it. */
  isMine: z.boolean(),
  visibility: z.enum(visibilities),
  /** Empty as well when the content check keeps it from this viewer. */
  text: z.string(),
  /** What became of the content check of these words. */
  mark: z.enum(contentMarks),
  attachments: z.array(markedAttachmentReply),
  from: z.nullable(z.enum(ticketStatuses)),
  to: z.enum(ticketStatuses),
  assignee: z.nullable(personReply),
  /** Who was asked to take it by this step, or no longer is; only staff read it. */
  offeredTo: z.nullable(personReply),
  /** The desk asked somebody who had as many as they may, knowingly; only staff read it. */
  aboveCap: z.nullable(z.object({ held: z.number(), capacity: z.number() })),
  resolution: z.nullable(resolutionReply),
  place: z.nullable(placeReply),
  /** The other ticket: the one it was merged into, that was merged into it, or that takes it up again. */
  linked: z.nullable(ticketLink),
  /** How the customer was spoken with. */
  channel: z.nullable(z.enum(contactChannels)),
  /** How the customer reached the desk, which reported for them; null: everything else. */
  filedVia: z.nullable(z.enum(filingChannels)),
  /** What the customer is promised from this step on, where it told them so. */
  promisedAt: z.nullable(timeField),
  /** What it corrected of the report. */
  changes: z.array(shownChange),
  visit: z.nullable(entryVisitReply),
  rating: z.nullable(
    z.object({ fixed: z.enum(ratingAnswerNames), stars: z.number(), tags: z.array(z.string()) }),
  ),
  /** What it did to the responsibility list. */
  task: z.nullable(entryTaskReply),
  /** What it proposed, or how each was found at acceptance; none: it says nothing of criteria. */
  criteria: entryCriteriaReply,
  /** Where it escalated the ticket to, and what was found by then. */
  escalation: z.nullable(z.object({ level: z.enum(supportLevels), found: z.string() })),
  /** What it did to a call: promised one, took it back, put it off, made it … */
  followUp: z.nullable(
    z.object({
      state: z.enum(followUpSteps),
      dueAt: timeField,
      /** Who owes it afterwards; null where nothing was said of that. */
      owner: z.nullable(personReply),
      /** Whether a call reached the customer; null where none was made. */
      isReached: z.nullable(z.boolean()),
      /** For staff: what came of it. */
      outcome: z.nullable(z.enum(callOutcomeNames)),
    }),
  ),
});
export type TimelineEntryReply = z.infer<typeof timelineEntryReply>;
export const timelineReply = z.object({ items: z.array(timelineEntryReply) });

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
