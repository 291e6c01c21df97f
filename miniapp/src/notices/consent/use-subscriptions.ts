import { call } from '#miniapp/client/call';
import { isInboxNews } from '#miniapp/client/live-events';
import { sessionUser, useSession } from '#miniapp/client/session';
import { useQuery } from '#miniapp/client/use-query';
import { useOnline } from '#miniapp/platform/network';
import { subscriptionApi } from '#shared/notices/subscription-api';

import { learnSubscriptions, useKnownSubscriptions } from './known-subscriptions';
import { sendReports } from './report-consents';

/** Lives as long as the app: the list is at hand when somebody taps, and what was answered without network is told. */
export function useSubscriptionsAtHand() {
  const userId = useSession()?.user.id;
  const isOnline = useOnline();
  useQuery('subscriptions', refresh, {
    enabled: userId !== undefined && isOnline,
    pollEvery: 60_000,
  });
}

/** The same for a page that shows the credits. */
export function useSubscriptions(userId: string) {
  const items = useKnownSubscriptions(userId);
  // a push that was sent took a credit
  const query = useQuery('subscriptions', refresh, { pollEvery: 10_000, isNews: isInboxNews });
  return { ...query, items, isLoading: items === undefined && query.error === undefined };
}

async function refresh(): Promise<void> {
  const userId = sessionUser()?.id;
  if (userId !== undefined) {
    await sendReports(userId);
    const { items } = await call(subscriptionApi.list);
    learnSubscriptions(userId, items);
  }
}
