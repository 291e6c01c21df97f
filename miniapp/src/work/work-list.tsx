import type { Query } from '#miniapp/client/use-query';
import { openPage } from '#miniapp/platform/navigation';
import { TicketCard } from '#miniapp/tickets/ticket-card';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import type { TicketSummary } from '#shared/tickets/ticket-replies';

type WorkListProps = {
  query: Query<TicketSummary[]>;
  /** Those of the answer that belong on this list. */
  tickets: readonly TicketSummary[];
  now: number;
  empty: { title: string; line: string };
};

/** Tickets to work on, the next promise first. */
export function WorkList({ query, tickets, now, empty }: WorkListProps) {
  if (query.isLoading) {
    return <SkeletonCards count={4} />;
  }
  if (query.error && !query.data) {
    return <ErrorState error={query.error} onRetry={() => void query.refresh()} />;
  }
  if (tickets.length === 0) {
    return <EmptyState title={empty.title} line={empty.line} />;
  }
  return (
    <>
      {tickets.map((ticket) => (
        <TicketCard
          key={ticket.id}
          ticket={ticket}
          now={now}
          staff
          onTap={() => {
            openPage('tickets/ticket-page', { id: ticket.id });
          }}
        />
      ))}
    </>
  );
}
