import type { Page } from '#api/mongo/index';
import type { Actor } from '#shared/accounts/actor';
import type { TicketOfTasks } from '#shared/tasks/task-api';
import { cutTo } from '#shared/text/length';

import { checksOf, standingOf } from '../present-entry';
import type { TicketDeps } from '../ticket-deps';

import { presentTask } from './present-tasks';
import { openTasks, type Task } from './task';
import type { TasksAsked } from './task-repository';

const firstWords = 120;

/** A page of tickets with their open tasks; of one person only theirs. */
export async function listTasks(
  deps: TicketDeps,
  asked: TasksAsked,
  actor: Actor,
): Promise<Page<TicketOfTasks>> {
  const { items, nextCursor } = await deps.tasks.list(asked);
  const isAsked = ({ ownerId }: Task) => !('ownerId' in asked) || ownerId === asked.ownerId;
  const found = items.map((ticket) => ({ ticket, tasks: openTasks(ticket).filter(isAsked) }));
  const owners = found.flatMap(({ tasks }) => tasks.flatMap(({ ownerId }) => ownerId ?? []));
  const [people, words] = await Promise.all([
    deps.people([...new Set(owners)], actor),
    deps.wordStandings(checksOf(items), actor),
  ]);
  return {
    items: found.map(({ ticket, tasks }) => ({
      id: ticket.id,
      ticket: {
        ...{ number: ticket.number, status: ticket.status },
        description: standingOf(words, ticket).isShown ? cutTo(ticket.description, firstWords) : '',
        organization: ticket.organizationName ?? ticket.contact.name,
      },
      tasks: tasks.map((task) => presentTask(task, people, true)),
    })),
    nextCursor,
  };
}
