import * as z from 'zod/mini';

import { timeField } from '../http/fields';
import { serviceHours, servicePromises } from '../promises/service-levels';

const maybeTime = z.nullable(timeField);

/** What runs towards one time of the service level. */
export const clockReply = z.object({
  promise: z.enum(servicePromises),
  /** From 1; a rejected solution begins the next. */
  round: z.number(),
  start: timeField,
  minutes: z.number(),
  hours: z.enum(serviceHours),
  /** It stands still: the customer’s turn. */
  isPaused: z.boolean(),
  /** When it was kept, early or late. */
  metAt: maybeTime,
  /** When nobody needed it kept any more. */
  endedAt: maybeTime,
  due: maybeTime,
  warning: maybeTime,
  warnedAt: maybeTime,
});
export type ClockReply = z.infer<typeof clockReply>;

/** A time that passed; it stays. */
export const breachReply = z.object({
  promise: z.enum(servicePromises),
  round: z.number(),
  dueAt: timeField,
  /** When it was recorded. */
  at: timeField,
  /** When it was kept in the end; before `dueAt`: it was in time, and heard of later. */
  metAt: maybeTime,
});
export type BreachReply = z.infer<typeof breachReply>;

/** How urgent a ticket is by what still runs, soonest first: lists sort and colour by it. */
export const timingReply = z.object({
  dueAt: maybeTime,
  warningAt: maybeTime,
  /** Whoever has to keep it was warned. */
  warnedAt: maybeTime,
  /** It is recorded as late, and still has to be kept. */
  breachedAt: maybeTime,
});
export type TimingReply = z.infer<typeof timingReply>;
