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

import './desk-rows.scss';

/** In pixels, as in desk-rows.scss. */
const rowHeight = 40;
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
  const { list, place } = desk;
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const { drawn, height } = useDrawn(desk, scroller);
  return (
    <div
      ref={scroller}
      id="desk-list"
      className="desk-rows"
      role="listbox"
      tabIndex={0}
      aria-multiselectable
      aria-activedescendant={place.id === '' ? undefined : `ticket-${place.id}`}
    >
      <SearchNote page={list.last} />
      <div className="desk-rows__all" style={{ height }}>
        {drawn.map(({ index, start }) => (
          <div
            key={list.items[index]?.id ?? index}
            className="desk-rows__place"
            style={{ transform: `translateY(${start}px)` }}
          >
            <Row desk={desk} index={index} now={now} />
          </div>
        ))}
      </div>
      <ListEnd {...list} />
    </div>
  );
}

type RowProps = { desk: Desk; index: number; now: number };

function Row({ desk, index, now }: RowProps) {
  const ticket = desk.list.items[index];
  return (
    ticket && (
      <TicketRow
        ticket={ticket}
        now={now}
        isOpen={index === desk.here}
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
        onAction={(action) => {
          desk.mark(index);
          desk.go({ isBoard: false });
          desk.want({ id: ticket.id, action });
        }}
      />
    )
  );
}

/** Which rows are drawn where; reads on near the end, and follows the ticket that is open. */
function useDrawn({ here, list, place }: Desk, scroller: { readonly current: HTMLElement | null }) {
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
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the list stays where it is while its tickets change
  }, [place.id]);
  return { drawn, height: virtual.getTotalSize() };
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
