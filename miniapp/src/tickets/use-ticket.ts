import { useEffect } from 'react';

import { call } from '#miniapp/client/call';
import { setUnread } from '#miniapp/client/unread';
import { useQuery } from '#miniapp/client/use-query';
import { notificationApi } from '#shared/notifications/notification-api';
import { ticketApi } from '#shared/tickets/ticket-api';

const pollEvery = 4000;

/** One ticket that keeps itself up to date; looking at it counts as reading its notifications. */
export function useTicket(id: string) {
  const query = useQuery(`ticket:${id}`, () => call(ticketApi.show, { params: { id } }), {
    pollEvery,
    enabled: id !== '',
  });
  const newestSeq = query.data?.timeline.at(-1)?.seq;
  useEffect(() => {
    if (newestSeq !== undefined) {
      void markRead(id);
    }
  }, [id, newestSeq]);
  return query;
}

async function markRead(ticketId: string) {
  try {
    const { unread } = await call(notificationApi.read, { body: { ticketId } });
    setUnread(unread);
  } catch {
    // the badge stays until the next look; nothing is lost
  }
}
