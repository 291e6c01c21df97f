import { owedNotice } from '../owed-notice';
import type { OutboxEntry, Ticket } from '../ticket';

import type { Task } from './task';

export type TaskNews = 'task_late' | 'task_soon';

/**
 * What a timer tells of a task; of a new time it tells anew. What the customer's side owes, and reads, they are reminded of themselves, and
 * whoever holds the ticket is told as well.
 */
export function owedOfTask(
  ticket: Ticket,
  task: Task,
  { kind, now }: { kind: TaskNews; now: Date },
): OutboxEntry[] {
  const { id, what, ownerId, dueAt, isShown } = task;
  const told = { at: now, actorId: null, text: what };
  const factOf = (name: string) => `task:${id}:${name}:${dueAt.getTime()}`;
  const owed = owedNotice(ticket, { ...told, fact: factOf(kind), kind, visibility: 'internal' });
  const own = ownKinds[kind];
  const isTheirs = ownerId === null && isShown;
  return [
    { ...owed, task: { ownerId, formerOwnerId: null } },
    // their words stand on the page, as far as they may be read
    ...(isTheirs
      ? [
          owedNotice(ticket, {
            ...told,
            fact: factOf(own),
            kind: own,
            visibility: 'customer',
            text: '',
          }),
        ]
      : []),
  ];
}

const ownKinds = { task_soon: 'own_task_soon', task_late: 'own_task_late' } as const;
