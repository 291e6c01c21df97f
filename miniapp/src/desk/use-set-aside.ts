import { call } from '#miniapp/client/call';
import { useAction } from '#miniapp/client/use-action';
import { useQuery } from '#miniapp/client/use-query';
import { toast } from '#miniapp/ui/toast';
import { setAsideApi, type SetAsideReply } from '#shared/background/set-aside-api';

import { deskWords } from './words';

/** Work of the product itself that failed again and again, newest first, and another try. */
export function useSetAside() {
  const { data, refresh } = useQuery(
    'set-aside',
    () => call(setAsideApi.list, { query: { limit: 20 } }),
    { pollEvery: 5000 },
  );
  const retrying = useAction(async (piece: SetAsideReply) => {
    await call(setAsideApi.retry, { params: { id: piece.id } });
    toast(deskWords.setAside.retried);
    await refresh();
  });
  const retryingAll = useAction(async () => {
    const { retried } = await call(setAsideApi.retryAll);
    toast(deskWords.setAside.retriedMany(retried));
    await refresh();
  });
  return {
    items: data?.items ?? [],
    total: data?.total ?? 0,
    retry: retrying.run,
    retryAll: retryingAll.run,
    isRetrying: ({ id }: SetAsideReply) => retrying.pending.some((piece) => piece.id === id),
    isRetryingAll: retryingAll.isRunning,
    problem: retrying.error ?? retryingAll.error,
  };
}
