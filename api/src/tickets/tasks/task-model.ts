import { criteriaStates, supportLevels, taskStates, taskSteps } from '#shared/tasks/task-steps';

import { maybe, oneOf, partOf, text, time } from '../schema-parts-model';

import type { Criteria, Criterion, Escalation, SaidCriterion, Task, TaskChange } from './task';

export const task = partOf<Task>({
  ...{ id: String, seq: Number, what: text, ownerId: maybe(String), party: text, dueAt: time },
  ...{ isShown: Boolean, state: oneOf(taskStates), remindAt: maybe(Date), lateAt: maybe(Date) },
  ended: maybe(partOf<NonNullable<Task['ended']>>({ at: time, by: maybe(String) })),
  checkId: maybe(String),
});

export const taskChange = partOf<TaskChange>({
  ...{ step: oneOf(taskSteps), id: String, what: text },
  ...{ ownerId: maybe(String), party: text, dueAt: time },
});

export const saidCriterion = partOf<SaidCriterion>({ text, isMet: maybe(Boolean) });

export const criteria = partOf<Criteria>({
  ...{ seq: Number, state: oneOf(criteriaStates), checkId: maybe(String) },
  items: [partOf<Criterion>({ id: String, text, isMet: maybe(Boolean) })],
});

export const escalation = partOf<Escalation>({
  ...{ level: oneOf(supportLevels), at: time, by: maybe(String), why: text, found: text },
});

export const saidEscalation = partOf<Pick<Escalation, 'found' | 'level'>>({
  ...{ level: oneOf(supportLevels), found: text },
});
