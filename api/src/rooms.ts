import type Router from '@koa/router';

import { accountApi } from '#shared/accounts/account-api';
import { attachmentApi } from '#shared/attachments/attachment-api';
import { articleApi } from '#shared/knowledge/article-api';
import { moderationApi } from '#shared/moderation/moderation-api';
import { deadLetterApi } from '#shared/notifications/dead-letter-api';
import { notificationApi } from '#shared/notifications/notification-api';
import { subscriptionApi } from '#shared/notifications/subscription-api';
import { ticketApi } from '#shared/tickets/ticket-api';

import {
  accountRoutes,
  openAccounts,
  people,
  usersWithRole,
  type AccountPorts,
} from './accounts/index';
import { attachmentRoutes, openAttachments, removeOrphans } from './attachments/index';
import type { Clock } from './clock';
import { openapiDocument } from './http/openapi';
import type { Job } from './jobs';
import { articleRepository, articleRoutes } from './knowledge/index';
import { sessionName, type Bus } from './live/index';
import type { Log } from './log';
import { openModerationSide } from './moderation-side';
import { lookAgain, moderationRoutes, takeVerdict, type ModerationDeps } from './moderation/index';
import type { Database } from './mongo/index';
import {
  creditRepository,
  deadLetterRepository,
  deadLetterRoutes,
  inboxChannel,
  inboxRepository,
  liveChannel,
  notificationRoutes,
  pushRepository,
  sendDuePush,
  startRelay,
  startWorker,
  subscriptionRoutes,
  takeSubscriptionEvent,
  wechatChannel,
  type Channel,
  type PushDeps,
  type Relay,
  type SubscriptionDeps,
  type TemplateIds,
} from './notifications/index';
import type { Storage } from './storage/index';
import {
  confirmSilentTickets,
  openTickets,
  ticketOutbox,
  ticketRoutes,
  type TicketDeps,
} from './tickets/index';
import type { PushEvent } from './wechat/index';

const minute = 60_000;

export type Foundation = {
  database: Database;
  storage: Storage;
  wechat: AccountPorts['wechat'] & ModerationDeps['wechat'] & PushDeps['wechat'];
  /** Where WeChat fetches our files; null: it cannot, or could not tell what it found. */
  fileBase: () => string | null;
  /** What is said and shown is the product's own: nobody looks it over. */
  isContentOurs?: boolean;
  newcomer: AccountPorts['newcomer'];
  templateIds: TemplateIds;
  dataDir: string;
  secret: string;
  clock: Clock;
  /** Tells the phones that look on, at whichever process. */
  announce: Bus['publish'];
};

export type Rooms = Awaited<ReturnType<typeof openRooms>>;

/** Every room, each with what it needs of the others. */
export async function openRooms(foundation: Foundation) {
  const { database, clock, announce } = foundation;
  const attachments = await openAttachments(foundation);
  const inbox = inboxRepository(database);
  const { moderation, ...safety } = openModerationSide(
    { isContentOurs: false, ...foundation, attachments },
    () => ({ accounts, tickets }),
  );
  const accounts = openAccounts(database, {
    ...foundation,
    ...safety,
    countOpenTickets: (ids) => tickets.tickets.countOpen(ids),
    sessionEnded: (token) => {
      announce({ kind: 'session-ended', session: sessionName(token) });
    },
  });
  // until the relay starts, the outbox simply keeps what is owed
  const relay: Pick<Relay, 'wake'> = { wake: () => undefined };
  const tickets: TicketDeps = openTickets(database, {
    ...safety,
    clock,
    people: (ids) => people(accounts, ids),
    organization: (id) => accounts.organizations.find(id),
    product: (id) => accounts.products.find(id),
    unreadTickets: (personId, ticketIds) => inbox.unreadTickets(personId, ticketIds),
    wakeRelay: () => {
      relay.wake();
    },
    announce,
  });
  const outbox = ticketOutbox(database);
  return {
    accounts,
    announce,
    articles: articleRepository(database),
    attachments,
    deadLetters: deadLetterRepository(database),
    inbox,
    moderation,
    outbox,
    pushing: openPushing(foundation, accounts),
    relay,
    // the same holds for pushes
    sender: { wake: () => undefined } as Pick<Relay, 'wake'>,
    tickets,
  };
}

/** Consents, and what is sent with them. */
function openPushing(
  { clock, database, templateIds, wechat }: Foundation,
  { users }: Pick<ReturnType<typeof openAccounts>, 'users'>,
): PushDeps & SubscriptionDeps {
  return {
    ...{ clock, templateIds, wechat },
    credits: creditRepository(database),
    pushes: pushRepository(database),
    userOf: (openid) => users.findByOpenid(openid),
    reachable: (id) => users.find(id),
  };
}

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

/** What WeChat tells us by itself. */
export function hearWechat({ moderation, pushing }: Rooms, event: PushEvent): Promise<void> {
  return event.kind === 'media_checked'
    ? takeVerdict(moderation, event)
    : takeSubscriptionEvent(pushing, event);
}

/** Delivers owed notifications from now on. */
export function startRooms(rooms: Rooms, log: Log): Relay {
  const { announce, inbox, moderation, pushing, relay, sender } = rooms;
  const sending = startWorker({
    step: () => sendDuePush(pushing),
    onError: (error) => {
      log.bug(error, { job: 'push' });
    },
  });
  const running = startTelling(rooms, log, [
    inboxChannel(inbox),
    liveChannel({ announce }),
    wechatChannel({ ...pushing, wakeSender: sending.wake }),
  ]);
  const looking = startWorker({
    step: () => lookAgain(moderation),
    onError: (error) => {
      log.bug(error, { job: 'content check' });
    },
  });
  relay.wake = running.wake;
  moderation.wake = looking.wake;
  sender.wake = sending.wake;
  return {
    wake: running.wake,
    settle: async () => {
      await running.settle();
      await sending.settle();
    },
    stop: async () => {
      await running.stop();
      await sending.stop();
      await looking.stop();
    },
  };
}

/** Fills the inboxes and disturbs nobody. */
export function startFilling(rooms: Rooms, log: Log): Relay {
  return startTelling(rooms, log, [inboxChannel(rooms.inbox)]);
}

function startTelling(rooms: Rooms, log: Log, channels: readonly Channel[]): Relay {
  const { accounts, outbox, tickets } = rooms;
  return startRelay({
    outbox,
    channels,
    clock: tickets.clock,
    people: (ids) => people(accounts, ids),
    organization: (id) => accounts.organizations.find(id),
    usersWithRole: (roles) => usersWithRole(accounts, roles),
    onError: (error) => {
      log.bug(error, { job: 'relay' });
    },
  });
}

/** What happens without anybody asking. */
export function roomJobs({ attachments, tickets }: Rooms): Job[] {
  return [
    { name: 'confirm silent tickets', every: minute, run: () => confirmSilentTickets(tickets) },
    { name: 'remove orphaned uploads', every: 60 * minute, run: () => removeOrphans(attachments) },
  ];
}
