import { owedNotice } from '../owed-notice';
import type { OutboxEntry, Ticket } from '../ticket';

import type { Task } from './task';

export type TaskNews = 'task_late' | 'task_soon';

/** What a timer tells of a task; of a new time it tells anew. */
export function owedOfTask(
  ticket: Ticket,
  { id, what, ownerId, dueAt }: Task,
  { kind, now }: { kind: TaskNews; now: Date },
): OutboxEntry {
  const fact = `task:${id}:${kind}:${dueAt.getTime()}`;
  const owed = owedNotice(ticket, {
    ...{ fact, kind, at: now, actorId: null, visibility: 'internal', text: what },
  });
  return { ...owed, task: { ownerId, formerOwnerId: null } };
}
