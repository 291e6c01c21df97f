import { accountApi } from '#shared/accounts/account-api';
import { attachmentApi } from '#shared/attachments/attachment-api';
import { setAsideApi } from '#shared/background/set-aside-api';
import { articleApi } from '#shared/knowledge/article-api';
import { moderationApi } from '#shared/moderation/moderation-api';
import { deadLetterApi } from '#shared/notifications/dead-letter-api';
import { notificationApi } from '#shared/notifications/notification-api';
import { subscriptionApi } from '#shared/notifications/subscription-api';
import { ticketApi } from '#shared/tickets/ticket-api';

import { accountRoutes, people } from './accounts/index';
import { attachmentRoutes } from './attachments/index';
import { setAsideRoutes } from './background/index';
import type { ApiRoutes } from './http/api-routes';
import { openapiDocument } from './http/openapi';
import { articleRoutes } from './knowledge/index';
import { moderationRoutes } from './moderation/index';
import { deadLetterRoutes, notificationRoutes, subscriptionRoutes } from './notifications/index';
import type { Rooms } from './rooms';
import { ticketRoutes } from './tickets/index';

/** Puts every endpoint of every room in its place and answers their description. */
export function mountRooms(routes: ApiRoutes, rooms: Rooms) {
  const { accounts, announce, articles, attachments, gate, inbox, moderation } = rooms;
  const { pushing, retelling, tickets } = rooms;
  const { clock } = tickets;
  accountRoutes(routes, accounts);
  articleRoutes(routes, articles);
  attachmentRoutes(routes, attachments, gate);
  notificationRoutes(routes, { ...retelling, inbox, clock, announce });
  subscriptionRoutes(routes, pushing);
  mountFailures(routes, rooms);
  ticketRoutes(routes, tickets);
  moderationRoutes(routes, moderation);

  return openapiDocument({
    accounts: accountApi,
    tickets: ticketApi,
    attachments: attachmentApi,
    notifications: notificationApi,
    subscriptions: subscriptionApi,
    deadLetters: deadLetterApi,
    setAside: setAsideApi,
    knowledge: articleApi,
    moderation: moderationApi,
  });
}

/** What managers see of what failed, and try again. */
function mountFailures(routes: ApiRoutes, rooms: Rooms) {
  const { accounts, deadLetters, failures, moderation, relay, retelling, sender, tickets } = rooms;
  deadLetterRoutes(routes, {
    ...{ clock: tickets.clock, deadLetters },
    wordsBefore: retelling.wordsBefore,
    people: (ids) => people(accounts, ids),
    wakeSender: () => {
      sender.wake();
    },
  });
  setAsideRoutes(routes, {
    failures,
    // the other kinds of work look by themselves
    wake: () => {
      relay.wake();
      sender.wake();
      moderation.wake();
    },
  });
}
