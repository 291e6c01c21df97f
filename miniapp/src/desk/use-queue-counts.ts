import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useQuery } from '#miniapp/client/use-query';
import type { DeskQueue, SideQueue } from '#shared/tickets/desk-queues';
import { ticketApi } from '#shared/tickets/ticket-api';

const pollEvery = 5000;

/** How much waits for the desk; undefined: not known yet. */
export type QueueCounts = {
  countOf: (name: DeskQueue) => number | undefined;
  besideOf: (name: SideQueue) => { count: number; late: number } | undefined;
};

export function useQueueCounts(): QueueCounts {
  const { data } = useQuery('desk:queues', () => call(ticketApi.queues), {
    pollEvery,
    isNews: isListNews,
  });
  return {
    countOf: (name) => data?.queues.find((queue) => queue.name === name)?.count,
    besideOf: (name) => data?.beside.find((queue) => queue.name === name),
  };
}
