import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useQuery } from '#miniapp/client/use-query';
import { ticketApi, type TicketView } from '#shared/tickets/ticket-api';
import { statusGroups } from '#shared/tickets/ticket-status';

const pollEvery = 5000;
const most = 100;

/** An engineer's tickets or the pool, by promise; finished ones only when asked for. */
export function useWork(
  view: Extract<TicketView, 'assigned' | 'offered' | 'pool'>,
  isOver = false,
) {
  const status = statusGroups[isOver ? 'over' : 'open'].join(',');
  return useQuery(
    `work:${view}:${status}`,
    async () => (await call(ticketApi.list, { query: { view, status, limit: most } })).items,
    { pollEvery, isNews: isListNews },
  );
}
