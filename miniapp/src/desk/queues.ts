import type { TicketView } from '#shared/tickets/ticket-api';
import { statusGroups } from '#shared/tickets/ticket-status';

import type { deskWords } from './words';

type Queue = { view: TicketView; status: string };

export const queues = {
  unassigned: { view: 'pool', status: '' },
  working: { view: 'all', status: statusGroups.working.join(',') },
  customer: { view: 'all', status: statusGroups.customer.join(',') },
} as const satisfies Record<keyof typeof deskWords.queues, Queue>;

export type QueueName = keyof typeof queues;
export const queueNames = Object.keys(queues) as QueueName[];
