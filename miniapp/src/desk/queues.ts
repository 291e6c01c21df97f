import type { TicketView } from '#shared/tickets/ticket-api';
import { statusGroups } from '#shared/tickets/ticket-status';

type Queue = { label: string; empty: string; query: { view: TicketView; status: string } };

export const queues = {
  unassigned: {
    label: '没有人接',
    empty: '每张工单都有人接了',
    query: { view: 'pool', status: '' },
  },
  working: {
    label: '处理中',
    empty: '没有正在处理的工单',
    query: { view: 'all', status: statusGroups.working.join(',') },
  },
  customer: {
    label: '等客户',
    empty: '没有在等客户的工单',
    query: { view: 'all', status: statusGroups.customer.join(',') },
  },
} as const satisfies Record<string, Queue>;

export type QueueName = keyof typeof queues;
export const queueNames = Object.keys(queues) as QueueName[];
