import type { QueryFilter } from 'mongoose';

import { countSome, type Database, type Page, type PageInput } from '#api/mongo/index';
import { taskViews, type TaskView } from '#shared/tasks/task-api';

import { findDuePage } from '../due-page-repository';
import type { Ticket } from '../ticket';
import { lateTasked, tasked } from '../ticket-indexes-model';
import { ticketModel, type TicketRecord } from '../ticket-model';

const picked = [
  'number',
  'status',
  'description',
  'contact',
  'organizationName',
  'checkId',
  'tasks',
] as const satisfies (keyof Ticket)[];

/** What a list of tasks shows of a ticket. */
type TaskedTicket = Pick<Ticket, (typeof picked)[number] | 'id'>;

/** Of one person, or of everybody. */
export type TasksAsked = PageInput & ({ ownerId: string } | { view: TaskView; now: Date });

export type TaskRepository = {
  /** Tickets with open tasks, the most urgent first. */
  list: (asked: TasksAsked) => Promise<Page<TaskedTicket>>;
  count: (now: Date) => Promise<Record<TaskView, number>>;
};

export function taskRepository(database: Database): TaskRepository {
  const tickets = ticketModel(database);
  return {
    list: ({ limit, cursor, ...asked }) => {
      const filter = 'ownerId' in asked ? ofOwner(asked.ownerId) : ofView(asked.view, asked.now);
      return findDuePage(tickets, { limit, cursor, filter, by: 'taskDueAt', pick: picked });
    },

    count: async (now) => {
      const [all = 0, late = 0] = await Promise.all(
        taskViews.map((view) => countSome(tickets, ofView(view, now))),
      );
      return { all, late };
    },
  };
}

function ofOwner(ownerId: string): QueryFilter<TicketRecord> {
  return { taskOwnerIds: ownerId, ...tasked };
}

function ofView(view: TaskView, now: Date): QueryFilter<TicketRecord> {
  return view === 'all' ? tasked : lateTasked(now);
}
