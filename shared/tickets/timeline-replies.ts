import * as z from 'zod/mini';

import { personReply } from '../accounts/account-api';
import { callOutcomeNames } from '../follow-ups/call-outcomes';
import { followUpSteps } from '../follow-ups/follow-up-kinds';
import { idField, timeField } from '../http/fields';
import { contentMarks } from '../moderation/content-states';
import { ratingAnswerNames } from '../ratings/rating';
import { entryCriteriaReply, entryTaskReply } from '../tasks/task-fields';
import { supportLevels } from '../tasks/task-steps';
import { entryVisitReply, markedAttachmentReply, placeReply } from '../visits/visit-fields';

import { contactChannels } from './contact-channels';
import { shownChange } from './corrections';
import { filingChannels } from './filing-channels';
import { ticketActionNames } from './ticket-actions';
import { ticketStatuses } from './ticket-status';
import { visibilities } from './ticket-words';

/** What was wrong, and what was done about it. */
export const resolutionReply = z.object({
  cause: z.string(),
  solution: z.string(),
  prevention: z.string(),
  at: timeField,
});

export const ticketLink = z.object({ id: idField, number: z.string() });
export type TicketLink = z.infer<typeof ticketLink>;

export const timelineEntryReply = z.object({
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
