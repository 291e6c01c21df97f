import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useQuery } from '#miniapp/client/use-query';
import { visitApi } from '#shared/visits/visit-api';

const pollEvery = 30_000;

/** Visits that begin in these days, by time. */
export function useVisits(from: Date, to: Date) {
  return useQuery(visitsKey(from, to), () => askVisits(from, to), {
    pollEvery,
    isNews: isListNews,
    isKept: true,
  });
}

export function visitsKey(from: Date, to: Date): string {
  return `visits:${from.toISOString()}:${to.toISOString()}`;
}

export async function askVisits(from: Date, to: Date) {
  const query = { from: from.toISOString(), to: to.toISOString() };
  return (await call(visitApi.week, { query })).items;
}
