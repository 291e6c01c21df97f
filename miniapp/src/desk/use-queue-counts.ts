import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useQuery } from '#miniapp/client/use-query';
import type { DeskQueue } from '#shared/tickets/desk-queues';
import { ticketApi } from '#shared/tickets/ticket-api';

const pollEvery = 5000;

/** How many tickets are in a queue of the desk; undefined: not known yet. */
export function useQueueCounts(): { countOf: (name: DeskQueue) => number | undefined } {
  const { data } = useQuery('desk:queues', () => call(ticketApi.queues), {
    pollEvery,
    isNews: isListNews,
  });
  return { countOf: (name) => data?.queues.find((queue) => queue.name === name)?.count };
}
