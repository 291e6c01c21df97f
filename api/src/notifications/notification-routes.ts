import type Router from '@koa/router';

import type { Clock } from '#api/clock';
import { mount } from '#api/http/mount';
import { notificationApi, type NotificationReply } from '#shared/notifications/notification-api';

import type { InboxRepository } from './inbox-repository';
import type { LiveInbox } from './live-channel';
import { markRead } from './mark-read';
import type { InboxItem } from './notification';

export type NotificationDeps = { inbox: InboxRepository; clock: Clock } & LiveInbox;

export function notificationRoutes(router: Router, deps: NotificationDeps) {
  mount(router, notificationApi.list, async ({ query, actor }) => {
    const { limit, cursor } = query;
    const [page, unread] = await Promise.all([
      deps.inbox.list(actor.id, { limit, cursor, isUnread: query.unread === 'true' }),
      deps.inbox.countUnread(actor.id),
    ]);
    return { items: page.items.map(present), nextCursor: page.nextCursor, unread };
  });

  mount(router, notificationApi.read, async ({ body, actor }) => {
    await markRead(deps, { ...body, actor });
    // the badges of this person's other phones
    deps.announce({ kind: 'inbox', personIds: [actor.id] });
    return { unread: await deps.inbox.countUnread(actor.id) };
  });
}

function present({ createdAt, readAt, ...item }: InboxItem): NotificationReply {
  return {
    id: item.id,
    kind: item.kind,
    ticketId: item.ticketId,
    ticketNumber: item.ticketNumber,
    seq: item.seq,
    title: item.title,
    text: item.text,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}
