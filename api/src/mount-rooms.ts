import type Router from '@koa/router';

import { accountApi } from '#shared/accounts/account-api';
import { attachmentApi } from '#shared/attachments/attachment-api';
import { articleApi } from '#shared/knowledge/article-api';
import { moderationApi } from '#shared/moderation/moderation-api';
import { deadLetterApi } from '#shared/notifications/dead-letter-api';
import { notificationApi } from '#shared/notifications/notification-api';
import { subscriptionApi } from '#shared/notifications/subscription-api';
import { ticketApi } from '#shared/tickets/ticket-api';

import { accountRoutes, people } from './accounts/index';
import { attachmentRoutes } from './attachments/index';
import { openapiDocument } from './http/openapi';
import { articleRoutes } from './knowledge/index';
import { moderationRoutes } from './moderation/index';
import { deadLetterRoutes, notificationRoutes, subscriptionRoutes } from './notifications/index';
import type { Rooms } from './rooms';
import { ticketRoutes } from './tickets/index';

/** Every endpoint of every room, and their description. */
export function mountRooms(
  router: Router,
  {
    accounts,
    announce,
    articles,
    attachments,
    deadLetters,
    inbox,
    moderation,
    pushing,
    sender,
    tickets,
  }: Rooms,
) {
  const { clock } = tickets;
  accountRoutes(router, accounts);
  articleRoutes(router, articles);
  attachmentRoutes(router, attachments);
  notificationRoutes(router, { inbox, clock, announce });
  subscriptionRoutes(router, pushing);
  deadLetterRoutes(router, {
    ...{ clock, deadLetters },
    people: (ids) => people(accounts, ids),
    wakeSender: () => {
      sender.wake();
    },
  });
  ticketRoutes(router, tickets);
  moderationRoutes(router, moderation);

  const document = openapiDocument({
    accounts: accountApi,
    tickets: ticketApi,
    attachments: attachmentApi,
    notifications: notificationApi,
    subscriptions: subscriptionApi,
    deadLetters: deadLetterApi,
    knowledge: articleApi,
    moderation: moderationApi,
  });
  router.get('/openapi.json', (ctx) => {
    ctx.body = document;
  });
}
