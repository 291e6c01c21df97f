import { useState } from 'react';

import { toApiError, type ApiError } from '#miniapp/client/api-error';
import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { usePages } from '#miniapp/client/use-pages';
import { toast } from '#miniapp/ui/toast';
import { moderationApi, type FlagReply, type FlagView } from '#shared/moderation/moderation-api';

import { deskWords } from './words';

type Decision = 'hide' | 'release';

const pollEvery = 10_000;

/** What waits for a decision, or what was decided, and the way to decide it. */
export function useFlags(view: FlagView) {
  const list = usePages(
    `flags:${view}`,
    (cursor) =>
      call(moderationApi.list, { query: { view, limit: 20, ...(cursor ? { cursor } : {}) } }),
    { pollEvery, isNews: isListNews },
  );
  const [running, setRunning] = useState<{ id: string; decision: Decision } | null>(null);
  const [problem, setProblem] = useState<ApiError>();

  const decide = async ({ id }: FlagReply, decision: Decision) => {
    setRunning({ id, decision });
    setProblem(undefined);
    try {
      await call(moderationApi[decision], { params: { id } });
      toast(deskWords.decisions[decision].done);
      await list.refresh();
    } catch (error: unknown) {
      setProblem(toApiError(error));
    }
    setRunning(null);
  };
  return { ...list, decide, running, problem };
}

export type Flags = ReturnType<typeof useFlags>;
