import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useQuery } from '#miniapp/client/use-query';
import { articleApi } from '#shared/knowledge/article-api';
import { ticketApi } from '#shared/tickets/ticket-api';

import { unfinishedFilter, urgentFirst } from './urgent-first';
import { useMe } from './use-me';

const shown = 3;

/** What the customer's first page shows; everything asks again while it is on screen. */
export function useHome() {
  const me = useMe();
  const tickets = useQuery('home:tickets', askUnfinishedTickets, {
    pollEvery: 10_000,
    isNews: isListNews,
  });
  const questions = useQuery('home:questions', () => askArticles('faq', 4));
  const announcements = useQuery('home:announcements', () => askArticles('announcement', 2));
  return {
    tickets,
    shownTickets: urgentFirst(tickets.data ?? []).slice(0, shown),
    questions,
    announcements,
    refresh: () =>
      Promise.all([me, tickets, questions, announcements].map((query) => query.refresh())),
  };
}

async function askUnfinishedTickets() {
  const query = { view: 'mine' as const, status: unfinishedFilter, limit: 50 };
  return (await call(ticketApi.list, { query })).items;
}

async function askArticles(kind: 'faq' | 'announcement', limit: number) {
  return (await call(articleApi.list, { query: { kind, limit } })).items;
}
