import { openTasks, type Task, type WithTasks } from './task';

/** When the next reminder of a task is due. */
export function taskReminderAt(ticket: WithTasks): Date | null {
  return earliestOf(openTasks(ticket), remindTime);
}

/** When the next task is late. */
export function taskLateAt(ticket: WithTasks): Date | null {
  return earliestOf(openTasks(ticket), lateTime);
}

export function remindTime({ remindAt }: Task): Date | null {
  return remindAt;
}

/** Late is after its time; null: somebody was told. */
export function lateTime({ dueAt, lateAt }: Task): Date | null {
  return lateAt === null ? new Date(dueAt.getTime() + 1) : null;
}

function earliestOf(tasks: readonly Task[], timeOf: (task: Task) => Date | null): Date | null {
  const times = tasks.flatMap((task) => timeOf(task)?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.min(...times));
}
