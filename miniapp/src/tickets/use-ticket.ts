import { useEffect } from 'react';

import { call } from '#miniapp/client/call';
import { setUnread } from '#miniapp/client/unread';
import { useQuery } from '#miniapp/client/use-query';
import { unwatchTicket, watchTicket } from '#miniapp/client/watched-tickets';
import { usePageVisible } from '#miniapp/platform/page-visible';
import { noticeApi } from '#shared/notices/notice-api';
import { ticketApi } from '#shared/tickets/ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

const pollEvery = 4000;

/** One ticket that keeps itself up to date; looking at it counts as reading its notices. */
export function useTicket(id: string) {
  const query = useQuery(`ticket:${id}`, () => call(ticketApi.show, { params: { id } }), {
    pollEvery,
    isNews: (event, known) =>
      (event.type === 'ticket' && event.ticketId === id && event.seq > newestOf(known)) ||
      (event.type === 'content' && event.ticketId === id),
    enabled: id !== '',
    isKept: true,
  });
  const newestSeq = query.data?.timeline.at(-1)?.seq;
  useWatching(id, newestSeq);
  useEffect(() => {
    if (newestSeq !== undefined) {
      void markRead(id);
    }
  }, [id, newestSeq]);
  return query;
}

/** Staff hear of any ticket while it is on screen; after a broken connection the server knows from it what to tell. */
function useWatching(id: string, newestSeq: number | undefined) {
  const isVisible = usePageVisible();
  const isWatching = isVisible && newestSeq !== undefined;
  useEffect(() => {
    if (isWatching) {
      watchTicket(id, newestSeq);
    }
  }, [id, isWatching, newestSeq]);
  useEffect(
    () => () => {
      unwatchTicket(id);
    },
    [id, isVisible],
  );
}

function newestOf(ticket: TicketReply | undefined): number {
  return ticket?.timeline.at(-1)?.seq ?? 0;
}

async function markRead(ticketId: string) {
  try {
    const { unread } = await call(noticeApi.read, { body: { ticketId } });
    setUnread(unread);
  } catch {
    // the badge stays until the next look; nothing is lost
  }
}
