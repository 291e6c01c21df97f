import { call } from '#miniapp/client/call';
import { isInboxNews } from '#miniapp/client/live-events';
import { sessionUser, useSession } from '#miniapp/client/session';
import { useQuery } from '#miniapp/client/use-query';
import { useOnline } from '#miniapp/platform/network';
import { subscriptionApi } from '#shared/notices/subscription-api';

import { learnSubscriptions, useKnownSubscriptions } from './known-subscriptions';
import { sendReports } from './report-consents';

/** Used once, by the app: keeps the list ready for a tap, and reports answers that were given without a network. */
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
  // each push that was sent used one credit
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
