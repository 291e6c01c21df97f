import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

import { useNow } from '#miniapp/client/use-now';
import { SearchNote } from '#miniapp/tickets/search-note';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { ListEnd } from '#miniapp/ui/list-end';
import { Skeleton } from '#miniapp/ui/skeleton';

import { deskWords } from '../words';

import { TicketRow } from './ticket-row';
import type { Desk } from './use-desk';

/** In pixels, as in desk.scss. */
const rowHeight = 48;
const rowsAhead = 12;

/** The queue or the findings, one row for each ticket; only those near the window are drawn. */
export function TicketRows({ desk }: { desk: Desk }) {
  const { list, place, q } = desk;
  if (list.isLoading) {
    return <RowsSkeleton />;
  }
  if (list.error && !list.data) {
    return <ErrorState error={list.error} onRetry={() => void list.refresh()} />;
  }
  if (list.items.length === 0 && !list.hasMore) {
    const { empty } = deskWords.queues[place.queue];
    return <EmptyState title={q === '' ? empty : deskWords.tickets.nothingFound} />;
  }
  return <DrawnRows key={q === '' ? place.queue : 'found'} desk={desk} />;
}

function DrawnRows({ desk }: { desk: Desk }) {
  const { here, list } = desk;
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- it draws anew on every scroll, which is what it is for
  const virtual = useVirtualizer({
    count: list.items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => list.items[index]?.id ?? index,
    overscan: rowsAhead,
  });
  const drawn = virtual.getVirtualItems();
  const isNearEnd = (drawn.at(-1)?.index ?? 0) >= list.items.length - rowsAhead;
  const { hasMore, isLoadingMore, loadMore, moreError } = list;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore && !moreError) {
      void loadMore();
    }
  });
  useEffect(() => {
    if (here >= 0) {
      virtual.scrollToIndex(here, { align: 'auto' });
    }
    // the list stays where it is while its tickets change: only another open ticket moves it
    // eslint-disable-next-line react-hooks/exhaustive-deps -- as the line above says
  }, [desk.place.id]);

  return (
    <div
      ref={scroller}
      id="desk-list"
      className="desk-rows"
      role="listbox"
      tabIndex={0}
      aria-multiselectable
      aria-activedescendant={desk.place.id === '' ? undefined : `ticket-${desk.place.id}`}
    >
      <SearchNote page={list.last} />
      <div className="desk-rows__all" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const ticket = list.items[index];
          return (
            ticket && (
              <div
                key={ticket.id}
                className="desk-rows__place"
                style={{ transform: `translateY(${start}px)` }}
              >
                <TicketRow
                  ticket={ticket}
                  now={now}
                  isOpen={index === here}
                  isChosen={desk.chosen.has(ticket.id)}
                  onOpen={({ isRange }) => {
                    if (isRange) {
                      desk.chooseUpTo(index);
                    } else {
                      desk.mark(index);
                    }
                  }}
                  onChoose={() => {
                    desk.chosen.toggle(ticket.id);
                  }}
                />
              </div>
            )
          );
        })}
      </div>
      <ListEnd {...list} />
    </div>
  );
}

function RowsSkeleton() {
  return (
    <div className="desk-rows">
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index} className="desk-row">
          <div className="desk-row__words">
            <Skeleton width="70%" height="14px" />
            <Skeleton width="45%" height="12px" />
          </div>
        </div>
      ))}
    </div>
  );
}
