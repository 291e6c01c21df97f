import { may } from '#shared/accounts/roles';
import type { CriteriaReply, TaskReply } from '#shared/tasks/task-fields';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { personOf, standingOf, type Known, type Viewer } from '../present-entry';
import type { Ticket } from '../ticket';

import { openTasks, type Criteria, type Task, type WithTasks } from './task';

type Shown = Pick<TicketReply, 'criteria' | 'escalation' | 'tasks'>;

/** The responsibility list and the criteria as one person may see them. */
export function presentTasks(ticket: Ticket, known: Known, viewer: Viewer): Shown {
  const isStaff = may(viewer.role, 'read every ticket');
  const { tasks = [], criteria, escalation } = ticket;
  const ended = tasks.filter(({ state }) => state !== 'open');
  const shown = [...openTasks(ticket), ...ended].filter(
    (task) => isStaff || (task.isShown && standingOf(known.words, task).isShown),
  );
  return {
    tasks: shown.map((task) => presentTask(task, known.people, isStaff)),
    criteria:
      criteria && standingOf(known.words, criteria).isShown ? presentCriteria(criteria) : null,
    escalation:
      escalation && isStaff
        ? {
            ...{ level: escalation.level, why: escalation.why, found: escalation.found },
            at: escalation.at.toISOString(),
            by: personOf(known.people, escalation.by),
          }
        : null,
  };
}

/** Who of us does it, and did, is our own matter. */
export function presentTask(task: Task, people: Known['people'], isStaff: boolean): TaskReply {
  const { id, what, ownerId, party, dueAt, isShown, state, ended } = task;
  return {
    ...{ id, what, party, isShown, state, dueAt: dueAt.toISOString() },
    owner: isStaff ? personOf(people, ownerId) : null,
    endedAt: ended?.at.toISOString() ?? null,
    endedBy: isStaff ? personOf(people, ended?.by ?? null) : null,
  };
}

function presentCriteria({ items, state }: Criteria): CriteriaReply {
  return { state, items: items.map(({ id, text, isMet }) => ({ id, text, isMet })) };
}

/** Everybody whom the lists name. */
export function peopleOfTasks({ tasks = [], escalation }: WithTasks): string[] {
  const ids = tasks.flatMap(({ ended, ownerId }) => [ownerId, ended?.by ?? null]);
  return [...ids, escalation?.by ?? null].filter((id) => id !== null);
}

/** The content checks of their words. */
export function checksOfTasks({ tasks = [], criteria }: WithTasks): { checkId: string | null }[] {
  return [...tasks, ...(criteria ? [criteria] : [])];
}
