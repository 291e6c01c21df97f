import type { OwnStep } from '../step';
import type { Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';

import { owedOfTask, type TaskNews } from './owed-of-task';
import type { Task } from './task';
import { lateTime, remindTime } from './task-times';

/** Whoever owes a task hears that its time is near. */
export function remindOfTask(ticket: Ticket, { now }: OwnStep): TicketChange {
  return tellOf(ticket, now, { timeOf: remindTime, kind: 'task_soon', change: { remindAt: null } });
}

/** Whoever owes it and the desk hear that its time has passed; that it is near is no news any more. */
export function tellOfLateTask(ticket: Ticket, { now }: OwnStep): TicketChange {
  const change = { lateAt: now, remindAt: null };
  return tellOf(ticket, now, { timeOf: lateTime, kind: 'task_late', change });
}

type TimeOf = (task: Task) => Date | null;

type Telling = { timeOf: TimeOf; kind: TaskNews; change: Partial<Task> };

function tellOf(ticket: Ticket, now: Date, { timeOf, kind, change }: Telling): TicketChange {
  const { tasks = [] } = ticket;
  const isDue = (task: Task) => task.state === 'open' && (timeOf(task) ?? Infinity) <= now;
  return {
    fields: { tasks: tasks.map((task) => (isDue(task) ? { ...task, ...change } : task)) },
    entries: [],
    outbox: tasks.filter(isDue).flatMap((task) => owedOfTask(ticket, task, { kind, now })),
  };
}
