import * as z from 'zod/mini';

import { personReply } from '../accounts/account-api';
import { endpoint } from '../http/endpoint';
import { idField } from '../http/fields';
import { pageOf, pageQuery } from '../http/page';
import { ticketStatuses } from '../tickets/ticket-status';

import { taskReply } from './task-fields';

/** `late`: the time of one has passed. */
export const taskViews = ['all', 'late'] as const;
export type TaskView = (typeof taskViews)[number];

/** A ticket with tasks that wait to be done. */
const ticketOfTasks = z.object({
  /** Of the ticket, which stands in the list once. */
  id: idField,
  ticket: z.object({
    number: z.string(),
    status: z.enum(ticketStatuses),
    /** The first words of the description; empty when the content check keeps it from staff. */
    description: z.string(),
    /** The customer’s, or their name. */
    organization: z.string(),
  }),
  /** In order of their time. */
  tasks: z.array(taskReply),
});
export type TicketOfTasks = z.infer<typeof ticketOfTasks>;

export const taskApi = {
  mine: endpoint({
    method: 'get',
    path: '/me/tasks',
    summary: 'Tasks that I owe, by the time of the ticket’s most urgent one',
    access: 'read every ticket',
    query: z.object(pageQuery),
    reply: pageOf(ticketOfTasks),
    status: 200,
  }),
  list: endpoint({
    method: 'get',
    path: '/desk/tasks',
    summary: 'Tickets with tasks that wait to be done, the most urgent first',
    access: 'dispatch tickets',
    query: z.object({ ...pageQuery, view: z._default(z.enum(taskViews), 'all') }),
    reply: z.extend(pageOf(ticketOfTasks), {
      /** How many tickets there are of each view; each stays at 1,000 where there are more. */
      counts: z.object({ all: z.number(), late: z.number() }),
    }),
    status: 200,
  }),
  owners: endpoint({
    method: 'get',
    path: '/tasks/owners',
    summary: 'Everybody to whom a task can be given',
    access: 'read every ticket',
    reply: z.object({ items: z.array(personReply) }),
    status: 200,
  }),
};
