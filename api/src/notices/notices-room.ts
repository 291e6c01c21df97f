import type { Signal } from '#api/background/index';
import type { Room } from '#api/room';
import { deadLetterApi } from '#shared/notices/dead-letter-api';
import { noticeApi } from '#shared/notices/notice-api';
import { subscriptionApi } from '#shared/notices/subscription-api';

import { deadLetterRoutes } from './dead-letter-routes';
import type { DeadLetterDeps } from './dead-letters';
import { noticeRoutes, type NoticeDeps } from './notice-routes';
import { relayBatch, type RelayDeps } from './relay-batch';
import { sendDuePush, type PushDeps } from './send-push';
import { subscriptionRoutes } from './subscription-routes';
import { takeSubscriptionEvent, type SubscriptionDeps } from './subscriptions';

type Parts = {
  reading: NoticeDeps;
  relay: RelayDeps;
  pushing: PushDeps & SubscriptionDeps;
  deadLetters: DeadLetterDeps;
  /** Somebody is owed news. */
  newsOwed: Signal;
  pushesDue: Signal;
};

export function noticesRoom(parts: Parts): Room {
  const { reading, relay, pushing, deadLetters, newsOwed, pushesDue } = parts;
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
      { kind: 'relay', step: () => relayBatch(relay), wokenBy: newsOwed },
      { kind: 'push', step: () => sendDuePush(pushing), wokenBy: pushesDue },
    ],
    hearWechat: (event) => takeSubscriptionEvent(pushing, event),
  };
}
