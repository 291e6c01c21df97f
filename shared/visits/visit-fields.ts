import * as z from 'zod/mini';

import { attachmentReply } from '../attachments/attachment-api';
import { anyLine, idField, instant, line, maybe, optionalWords, timeField } from '../http/fields';

import { attachmentMarks } from './attachment-marks';
import { breachCauses } from './breach-causes';
import { visitLimits } from './visit-limits';

export const latitude = z.number().check(z.minimum(-90), z.maximum(90));
export const longitude = z.number().check(z.minimum(-180), z.maximum(180));

export const askedPlace = z.object({
  name: line(visitLimits.placeLength),
  latitude: maybe(latitude),
  longitude: maybe(longitude),
});

const askedWindow = z.object({ from: instant, to: instant }).check(
  z.refine(({ from, to }) => {
    const lasts = Date.parse(to) - Date.parse(from);
    return lasts > 0 && lasts <= visitLimits.windowLasts;
  }),
);
export type AskedWindow = z.infer<typeof askedWindow>;

const askedPart = z.object({
  name: line(60),
  serial: z._default(anyLine(60), ''),
  quantity: z._default(z.number().check(z.int(), z.minimum(1), z.maximum(visitLimits.quantity)), 1),
  /** Of one piece, in fen; only staff read it. */
  cost: maybe(z.number().check(z.int(), z.minimum(0), z.maximum(visitLimits.cost))),
});

const minutes = z.number().check(z.int(), z.minimum(0), z.maximum(visitLimits.minutes));

/** What the steps of a visit bring, beside the place. */
export const askedOfVisit = {
  /** Proposed: one to four, all of them still to come. */
  windows: maybe(z.array(askedWindow).check(z.minLength(1), z.maxLength(visitLimits.windows))),
  /** Picked: one of those that were proposed. */
  window: maybe(askedWindow),
  /** When whoever departs will be there. */
  expectedAt: maybe(instant),
};

/** What a resolution leaves beside its words. */
export const askedOfWork = {
  parts: maybe(z.array(askedPart).check(z.maxLength(visitLimits.parts))),
  minutesSpent: maybe(minutes),
  travelMinutes: maybe(minutes),
  /** Why a time of the service level passed. */
  breachCause: maybe(
    z.object({
      kind: z.enum(breachCauses),
      /** For colleagues. */
      note: maybe(optionalWords(visitLimits.causeLength)),
    }),
  ),
};

/** What some of the step’s attachments show. */
export const askedMarks = maybe(
  z.array(z.object({ id: idField, mark: z.enum(attachmentMarks) })).check(z.maxLength(9)),
);

export const placeReply = z.object({
  name: z.string(),
  latitude: z.nullable(z.number()),
  longitude: z.nullable(z.number()),
});

export const windowReply = z.object({ from: timeField, to: timeField });

export const appointmentReply = z.object({
  /** What the customer may choose from; none: other times were asked for. */
  windows: z.array(windowReply),
  picked: z.nullable(windowReply),
  place: placeReply,
  proposedAt: timeField,
});

export const tripReply = z.object({
  departedAt: z.nullable(timeField),
  expectedAt: z.nullable(timeField),
  arrivedAt: z.nullable(timeField),
});

/** A visit in one line of a list. */
export const visitingReply = z.object({
  stage: z.enum(['asked', 'proposed', 'agreed', 'underway']),
  /** What was agreed. */
  window: z.nullable(windowReply),
  /** When whoever is on the road will be there. */
  expectedAt: z.nullable(timeField),
});

/** What a step had to do with a visit. */
export const entryVisitReply = z.object({
  /** Proposed, picked, or called off. */
  windows: z.array(windowReply),
  expectedAt: z.nullable(timeField),
  /** The step ended what had been agreed. */
  isOff: z.boolean(),
});

const partReply = z.object({
  name: z.string(),
  serial: z.string(),
  quantity: z.number(),
  /** Of one piece, in fen; null for customers. */
  cost: z.nullable(z.number()),
});

/** What a resolution left beside its words; null: nobody said. */
export const workReply = z.object({
  parts: z.array(partReply),
  minutesSpent: z.nullable(z.number()),
  travelMinutes: z.nullable(z.number()),
  /** The customer’s, drawn on the engineer’s phone. */
  signature: z.nullable(attachmentReply),
  /** Why a time of the service level passed; the words are empty for customers. */
  breachCause: z.nullable(z.object({ kind: z.enum(breachCauses), note: z.string() })),
});

export const markedAttachmentReply = z.extend(attachmentReply, {
  mark: z.nullable(z.enum(attachmentMarks)),
});
