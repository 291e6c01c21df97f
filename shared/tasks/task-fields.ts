import * as z from 'zod/mini';

import { personReply } from '../accounts/account-api';
import { anyLine, idField, instant, line, maybe, timeField, words } from '../http/fields';

import { taskLimits } from './task-limits';
import { criteriaStates, supportLevels, taskStates, taskSteps } from './task-steps';

/** Ids of a ticket’s criteria. */
const named = maybe(z.array(line(10)).check(z.maxLength(taskLimits.criteria)));

/** What the steps of tasks, criteria and levels bring. */
export const askedOfTasks = {
  /** Added: all but the id. Changed: all. Finished and dropped: the id alone. */
  task: maybe(
    z.object({
      id: maybe(line(10)),
      what: maybe(words(taskLimits.whatLength)),
      /** Somebody of the staff; left out: the customer’s side, as `party` says. */
      ownerId: maybe(idField),
      party: maybe(anyLine(taskLimits.partyLength)),
      dueAt: maybe(instant),
      /** The customer reads it. What they have read stays theirs to read. */
      isShown: maybe(z.boolean()),
    }),
  ),
  criteria: maybe(
    z.object({
      /** Proposed: all of them. */
      texts: maybe(
        z
          .array(words(taskLimits.criterionLength))
          .check(z.minLength(1), z.maxLength(taskLimits.criteria)),
      ),
      /** At acceptance: which are met, and that it is accepted although others are not. */
      met: named,
      isAnyway: maybe(z.boolean()),
      /** Of a rejection: which are not met. */
      unmet: named,
    }),
  ),
  /** Where it is escalated to; left out: one higher. */
  level: maybe(z.enum(supportLevels)),
  /** What was found so far. */
  found: maybe(words(2000)),
};

const owner = {
  /** Null: the customer’s side, or, to customers, us. */
  owner: z.nullable(personReply),
  /** Who does it on the customer’s side; empty: we do. */
  party: z.string(),
};

export const taskReply = z.object({
  id: z.string(),
  what: z.string(),
  ...owner,
  dueAt: timeField,
  isShown: z.boolean(),
  state: z.enum(taskStates),
  /** When it was done or dropped. */
  endedAt: z.nullable(timeField),
  /** Who did it, as far as the reader may know. */
  endedBy: z.nullable(personReply),
});
export type TaskReply = z.infer<typeof taskReply>;

export const entryTaskReply = z.object({
  step: z.enum(taskSteps),
  what: z.string(),
  ...owner,
  dueAt: timeField,
});

const criteriaReply = z.object({
  state: z.enum(criteriaStates),
  items: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      /** Ticked by the reporter, or not; null: nobody has said. */
      isMet: z.nullable(z.boolean()),
    }),
  ),
});
export type CriteriaReply = z.infer<typeof criteriaReply>;

/** What an entry says of criteria. */
export const entryCriteriaReply = z.array(
  z.object({ text: z.string(), isMet: z.nullable(z.boolean()) }),
);

const escalationReply = z.object({
  level: z.enum(supportLevels),
  at: timeField,
  by: z.nullable(personReply),
  why: z.string(),
  found: z.string(),
});

/** What a ticket shows of all this. */
export const shownOfTasks = {
  /** In order of their time, open ones first; to customers only those that are theirs to read. */
  tasks: z.array(taskReply),
  criteria: z.nullable(criteriaReply),
  /** For staff: where it was escalated to last; null: nowhere. */
  escalation: z.nullable(escalationReply),
};
