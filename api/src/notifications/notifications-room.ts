import type { Signal } from '#api/background/index';
import type { Room } from '#api/room';
import { deadLetterApi } from '#shared/notifications/dead-letter-api';
import { notificationApi } from '#shared/notifications/notification-api';
import { subscriptionApi } from '#shared/notifications/subscription-api';

import { deadLetterRoutes } from './dead-letter-routes';
import type { DeadLetterDeps } from './dead-letters';
import { notificationRoutes, type NotificationDeps } from './notification-routes';
import { relayBatch, type RelayDeps } from './relay-batch';
import { sendDuePush, type PushDeps } from './send-push';
import { subscriptionRoutes } from './subscription-routes';
import { takeSubscriptionEvent, type SubscriptionDeps } from './subscriptions';

type Parts = {
  reading: NotificationDeps;
  relay: RelayDeps;
  pushing: PushDeps & SubscriptionDeps;
  deadLetters: DeadLetterDeps;
  /** Somebody is owed news. */
  newsOwed: Signal;
  pushesDue: Signal;
};

export function notificationsRoom(parts: Parts): Room {
  const { reading, relay, pushing, deadLetters, newsOwed, pushesDue } = parts;
  return {
    contracts: {
      notifications: notificationApi,
      subscriptions: subscriptionApi,
      deadLetters: deadLetterApi,
    },
    mount: (routes) => {
      notificationRoutes(routes, reading);
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
