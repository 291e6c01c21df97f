import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useSession } from '#miniapp/client/session';
import { usePages } from '#miniapp/client/use-pages';
import { useSettled } from '#miniapp/client/use-settled';
import { ticketApi, type TicketView } from '#shared/tickets/ticket-api';

import { listFilters, type ListFilter } from './list-filters';

/** My tickets, or my colleagues' where the organization lets them be read; filtered and searched by the server. */
export function useTicketList() {
  const user = useSession()?.user;
  const [view, setView] = useState<Extract<TicketView, 'mine' | 'organization'>>('mine');
  const [filter, setFilter] = useState<ListFilter>('all');
  const [words, setWords] = useState('');
  const q = useSettled(words.trim());
  const query = { view, q, status: listFilters[filter].join(',') };
  const list = usePages(
    `tickets:${JSON.stringify(query)}`,
    (cursor) =>
      call(ticketApi.list, { query: { ...query, ...(cursor !== undefined && { cursor }) } }),
    { pollEvery: 10_000, isNews: isListNews },
  );
  const hasColleagues = user?.organization?.colleaguesFollow === true;
  return { list, view, setView, filter, setFilter, words, setWords, q, hasColleagues };
}
