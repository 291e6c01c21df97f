import { assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import { workingTimeBefore } from '#shared/promises/working-time-before';
import { taskLimits } from '#shared/tasks/task-limits';
import type { TaskStep } from '#shared/tasks/task-steps';

import type { Effect, Step } from '../step';
import type { Ticket } from '../ticket';

import { openTasks, type Task } from './task';

export const addTask: Effect = (ticket, step) => {
  const { tasks = [] } = ticket;
  const hasRoom =
    openTasks(ticket).length < bounded.tasksOpen.most && tasks.length < bounded.tasks.most;
  assertThat(hasRoom, 'task.too_many');
  const task: Task = {
    ...{ id: String(tasks.length + 1), state: 'open', lateAt: null, ended: null, checkId: null },
    ...said(ticket, step),
  };
  return changed(ticket, { before: null, task, step: 'added' });
};

/** All of it anew; what the customer has read of it they go on reading. */
export const changeTask: Effect = (ticket, step) => {
  const before = meant(ticket, step);
  const asked = said(ticket, step);
  const isShown = before.isShown || asked.isShown;
  const task = { ...before, ...asked, isShown, lateAt: null };
  return changed(ticket, { before, task, step: 'changed' });
};

export const finishTask: Effect = (ticket, step) => {
  const before = meant(ticket, step);
  return changed(ticket, { before, task: ended(before, 'done', step), step: 'finished' });
};

/** Nobody does it any more; whoever read that it would be done reads why not. */
export const dropTask: Effect = (ticket, step) => {
  const before = meant(ticket, step);
  return changed(ticket, { before, task: ended(before, 'dropped', step), step: 'dropped' });
};

/** @throws {AppError} `task.not_open` */
function meant(ticket: Ticket, { body }: Step): Task {
  const found = openTasks(ticket).find(({ id }) => id === body.task?.id);
  assertThat(found, 'task.not_open');
  return found;
}

/** @throws {AppError} `task.time_unfit` */
function said({ seq }: Ticket, { body: { task = {} }, now, terms }: Step) {
  const { what = '', ownerId = null, party = '', isShown = false } = task;
  assertThat(task.dueAt !== undefined, 'task.incomplete');
  const dueAt = new Date(task.dueAt);
  const ahead = dueAt.getTime() - now.getTime();
  assertThat(ahead > 0 && ahead <= taskLimits.dueWithin, 'task.time_unfit');
  const remindAt = workingTimeBefore(terms.calendar, dueAt, taskLimits.remindBefore);
  return {
    ...{ seq: seq + 1, what, ownerId, party: ownerId === null ? party : '', dueAt, isShown },
    // whoever has just said so need not be told that it is near
    remindAt: remindAt > now ? remindAt : null,
  };
}

function ended(task: Task, state: 'done' | 'dropped', { actor, now }: Step): Task {
  return { ...task, state, remindAt: null, ended: { at: now, by: actor?.id ?? null } };
}

type Changed = { before: Task | null; task: Task; step: TaskStep };

/** An internal entry, unless the customer reads the task. */
function changed({ tasks = [] }: Ticket, { before, task, step }: Changed): ReturnType<Effect> {
  const { id, what, ownerId, party, dueAt, isShown } = task;
  const others = tasks.map((one) => (one.id === id ? task : one));
  return {
    fields: { tasks: before ? others : [...tasks, task] },
    entry: {
      visibility: isShown ? 'customer' : 'internal',
      task: { step, id, what, ownerId, party, dueAt },
    },
    taskOwners: {
      ownerId,
      formerOwnerId: before?.ownerId === ownerId ? null : (before?.ownerId ?? null),
    },
  };
}
