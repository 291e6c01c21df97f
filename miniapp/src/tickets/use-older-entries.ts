import { useReachBottom } from '@tarojs/taro';
import { useEffect, useState } from 'react';

import { toApiError, type ApiError } from '#miniapp/client/api-error';
import { call } from '#miniapp/client/call';
import { onLiveEvent } from '#miniapp/client/live-events';
import { ticketApi } from '#shared/tickets/ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';

type Entries = readonly TimelineEntryReply[];
/** Everything that was read so far, oldest first, without a gap; `isWhole`: there is nothing before it. */
type Read = { ticketId: string; entries: Entries; isWhole: boolean };

/**
 * The whole timeline of a ticket, as far as its reader has gone back: a ticket brings its newest entries, the older ones are
 * asked for when the end of the page is reached, or by a tap.
 */
export function useOlderEntries({ id, timeline }: Pick<TicketReply, 'id' | 'timeline'>) {
  const [read, setRead] = useState<Read>(() => begun(id, timeline));
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [moreError, setMoreError] = useState<ApiError>();
  const { entries, isWhole } = goneOn(read, id, timeline);
  const first = entries[0]?.seq ?? 1;
  const hasMore = first > 1 && !isWhole;

  useForgetting(id, () => {
    setRead(begun(id, timeline));
  });

  const loadMore = async () => {
    if (!hasMore || isLoadingMore) {
      return;
    }
    setLoadingMore(true);
    setMoreError(undefined);
    try {
      const query = { before: first };
      const { items } = await call(ticketApi.timeline, { params: { id }, query });
      setRead((known) => (known.ticketId === id ? withOlder(known, items) : known));
    } catch (error: unknown) {
      setMoreError(toApiError(error));
    }
    setLoadingMore(false);
  };
  useReachBottom(() => void loadMore());

  return { entries, hasMore, isLoadingMore, moreError, loadMore };
}

function begun(ticketId: string, timeline: Entries): Read {
  return { ticketId, entries: timeline, isWhole: false };
}

/** With the newest entries as they are now. When so much has happened that something between would be missing, only those. */
function goneOn(read: Read, ticketId: string, timeline: Entries): Read {
  const from = timeline[0]?.seq ?? 0;
  const isJoined = read.ticketId === ticketId && (read.entries.at(-1)?.seq ?? 0) >= from;
  if (!isJoined) {
    return begun(ticketId, timeline);
  }
  return { ...read, entries: [...before(from, read.entries), ...timeline] };
}

function withOlder(read: Read, items: Entries): Read {
  const from = read.entries[0]?.seq ?? 0;
  return {
    ...read,
    entries: [...before(from, items), ...read.entries],
    isWhole: items.length === 0,
  };
}

function before(seq: number, entries: Entries): Entries {
  return entries.filter((entry) => entry.seq < seq);
}

/** Words that were hidden, and whatever was missed, are not shown on from what was read before. */
function useForgetting(id: string, forget: () => void) {
  useEffect(() =>
    onLiveEvent((event) => {
      if (event.type === 'resync' || (event.type === 'content' && event.ticketId === id)) {
        forget();
      }
    }),
  );
}
