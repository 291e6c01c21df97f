import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useAction } from '#miniapp/client/use-action';
import { usePages } from '#miniapp/client/use-pages';
import { toast } from '#miniapp/ui/toast';
import { moderationApi, type FlagReply, type FlagView } from '#shared/moderation/moderation-api';

import { deskWords } from './words';

type Decision = 'hide' | 'release';
type Deciding = { id: string; decision: Decision };

const pollEvery = 10_000;

/** What waits for a decision, or what was decided, and the way to decide it. */
export function useFlags(view: FlagView) {
  const list = usePages(
    `flags:${view}`,
    (cursor) =>
      call(moderationApi.list, { query: { view, limit: 20, ...(cursor ? { cursor } : {}) } }),
    { pollEvery, isNews: isListNews },
  );
  const deciding = useAction(async ({ id, decision }: Deciding) => {
    await call(moderationApi[decision], { params: { id } });
    toast(deskWords.decisions[decision].done);
    await list.refresh();
  });
  const decide = ({ id }: FlagReply, decision: Decision) => deciding.run({ id, decision });
  const isDeciding = ({ id }: FlagReply, decision: Decision) =>
    deciding.pending.some((one) => one.id === id && one.decision === decision);
  return { ...list, decide, isDeciding, problem: deciding.error };
}

export type Flags = ReturnType<typeof useFlags>;
