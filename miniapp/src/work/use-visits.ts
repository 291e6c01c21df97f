import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useQuery } from '#miniapp/client/use-query';
import { visitApi } from '#shared/visits/visit-api';

const pollEvery = 30_000;

/** Visits that begin in these days, by time. */
export function useVisits(from: Date, to: Date) {
  const query = { from: from.toISOString(), to: to.toISOString() };
  return useQuery(
    `visits:${query.from}:${query.to}`,
    async () => (await call(visitApi.week, { query })).items,
    { pollEvery, isNews: isListNews },
  );
}
