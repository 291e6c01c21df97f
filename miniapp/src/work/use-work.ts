import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useStore } from '#miniapp/client/store';
import { useQuery } from '#miniapp/client/use-query';
import { statusIfDone } from '#miniapp/tickets/outbox/as-if-done';
import type { QueuedStep } from '#miniapp/tickets/outbox/queued-step';
import { stepOutbox, stepsOn } from '#miniapp/tickets/outbox/step-outbox';
import { ticketApi, type TicketView } from '#shared/tickets/ticket-api';
import type { TicketSummary } from '#shared/tickets/ticket-replies';
import { statusGroups } from '#shared/tickets/ticket-status';

const pollEvery = 5000;
const most = 100;

/** An engineer's tickets or the pool, by promise; finished ones only when asked for. */
export function useWork(
  view: Extract<TicketView, 'assigned' | 'offered' | 'pool'>,
  isOver = false,
) {
  const status = statusGroups[isOver ? 'over' : 'open'].join(',');
  const { steps } = useStore(stepOutbox);
  const query = useQuery(
    `work:${view}:${status}`,
    async () => (await call(ticketApi.list, { query: { view, status, limit: most } })).items,
    { pollEvery, isNews: isListNews, isKept: true },
  );
  return { ...query, data: query.data?.map((ticket) => asItStandsHere(ticket, steps)) };
}

/** With what was done on it here and still waits for a network. */
function asItStandsHere(ticket: TicketSummary, steps: readonly QueuedStep[]): TicketSummary {
  const own = stepsOn(steps, ticket.id);
  return own.length === 0 ? ticket : { ...ticket, status: statusIfDone(ticket.status, own) };
}
