import type { Signal } from '#api/background/index';
import type { Room } from '#api/room';
import { deadLetterApi } from '#shared/notices/dead-letter-api';
import { noticeApi } from '#shared/notices/notice-api';
import { subscriptionApi } from '#shared/notices/subscription-api';

import { deadLetterRoutes } from './dead-letter-routes';
import type { DeadLetterDeps } from './dead-letters';
import { freshSources } from './fresh-sources';
import { noticeRoutes, type NoticeDeps } from './notice-routes';
import { pushBatch, type PushDeps } from './push-batch';
import { relayBatch, relayFresh, type RelayDeps } from './relay-batch';
import { subscriptionRoutes } from './subscription-routes';
import { takeSubscriptionEvent, type SubscriptionDeps } from './subscriptions';

type Parts = {
  reading: NoticeDeps;
  relay: RelayDeps;
  pushing: PushDeps & SubscriptionDeps;
  deadLetters: DeadLetterDeps;
  /** Somebody is owed news, by the source that it names. */
  newsOwed: Signal;
  pushesDue: Signal;
};

export function noticesRoom(parts: Parts): Room {
  const { reading, relay, pushing, deadLetters, newsOwed, pushesDue } = parts;
  const fresh = freshSources(newsOwed);
  return {
    contracts: {
      notices: noticeApi,
      subscriptions: subscriptionApi,
      deadLetters: deadLetterApi,
    },
    mount: (routes) => {
      noticeRoutes(routes, reading);
      subscriptionRoutes(routes, pushing);
      deadLetterRoutes(routes, deadLetters);
    },
    queues: [
      // beside each other: what was written just now does not wait for what waits already
      { kind: 'relay', step: () => relayFresh(relay, fresh), wokenBy: newsOwed },
      { kind: 'relay', step: () => relayBatch(relay), wokenBy: fresh.backlogged },
      { kind: 'push', step: () => pushBatch(pushing), wokenBy: pushesDue },
    ],
    hearWechat: (event) => takeSubscriptionEvent(pushing, event),
  };
}
