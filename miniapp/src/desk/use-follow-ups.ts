import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { usePages } from '#miniapp/client/use-pages';
import { followUpApi, type FollowUpView } from '#shared/follow-ups/follow-up-api';

const pollEvery = 10_000;

/** The calls that are owed, the most urgent first. */
export function useFollowUps(view: FollowUpView) {
  return usePages(
    `follow-ups:${view}`,
    (cursor) =>
      call(followUpApi.list, { query: { view, limit: 20, ...(cursor ? { cursor } : {}) } }),
    { pollEvery, isNews: isListNews },
  );
}

export type FollowUps = ReturnType<typeof useFollowUps>;
