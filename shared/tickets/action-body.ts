import * as z from 'zod/mini';

import { callOutcomeNames } from '../follow-ups/call-outcomes';
import { idField, instant, line, maybe, optionalWords, words } from '../http/fields';
import { ratingAnswerNames, ratingLimits } from '../ratings/rating';
import { askedOfTasks } from '../tasks/task-fields';
import { askedMarks, askedOfVisit, askedOfWork, askedPlace } from '../visits/visit-fields';

import { attachmentIds } from './attachment-ids';
import { contactChannels } from './contact-channels';
import { askedCorrections } from './corrections';
import { ticketLimits } from './ticket-limits';
import { ticketOutcomes } from './ticket-outcomes';
import { visibilities } from './ticket-words';

/** What an action comes with; which of it is needed says `action-needs.ts`. */
export const actionBody = z.object({
  note: maybe(optionalWords(ticketLimits.noteLength)),
  visibility: maybe(z.enum(visibilities)),
  attachmentIds: maybe(attachmentIds),
  assigneeId: maybe(idField),
  /** The desk knows that whoever is asked has as many as they may. */
  isAboveCap: maybe(z.boolean()),
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
  promisedAt: maybe(instant),
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
      dueAt: maybe(instant),
      outcome: maybe(z.enum(callOutcomeNames)),
      /** The ticket is closed, and the customer wants it looked at again. */
      reopens: maybe(z.boolean()),
    }),
  ),
  /** Any offset: it is kept in UTC. */
  happenedAt: maybe(instant),
});
export type ActionBody = z.infer<typeof actionBody>;
