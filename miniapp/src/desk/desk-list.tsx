import { View } from '@tarojs/components';

import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useNow } from '#miniapp/client/use-now';
import { usePages } from '#miniapp/client/use-pages';
import { openPage } from '#miniapp/platform/navigation';
import { TicketCard } from '#miniapp/tickets/ticket-card';
import { Button } from '#miniapp/ui/button';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import type { ListedQueue } from '#shared/tickets/desk-queues';
import { ticketApi, type TicketView } from '#shared/tickets/ticket-api';

import { deskWords } from './words';

type DeskQuery = { view: TicketView; status?: string; queue?: ListedQueue; q?: string };

const pollEvery = 5000;

export function useDeskTickets(query: DeskQuery) {
  return usePages(
    `desk:${JSON.stringify(query)}`,
    (cursor) =>
      call(ticketApi.list, { query: { ...query, limit: 30, ...(cursor ? { cursor } : {}) } }),
    { pollEvery, isNews: isListNews },
  );
}

type DeskListProps = { list: ReturnType<typeof useDeskTickets>; empty: string };

/** Tickets of the desk, further pages at the end of the list. */
export function DeskList({ list, empty }: DeskListProps) {
  const now = useNow();
  if (list.isLoading) {
    return <SkeletonCards count={4} />;
  }
  if (list.error && !list.data) {
    return <ErrorState error={list.error} onRetry={() => void list.refresh()} />;
  }
  if (list.items.length === 0 && !list.hasMore) {
    return <EmptyState title={empty} />;
  }
  return (
    <>
      <View className="desk-list">
        {list.items.map((ticket) => (
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
      </View>
      {list.hasMore && (
        <Button
          kind="quiet"
          size="small"
          busy={list.isLoadingMore && deskWords.tickets.loadingMore}
          onTap={() => void list.loadMore()}
        >
          {list.moreError?.title ?? deskWords.tickets.more}
        </Button>
      )}
    </>
  );
}
