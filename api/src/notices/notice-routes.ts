import type { Clock } from '#api/clock';
import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { noticeApi, type NoticeReply } from '#shared/notices/notice-api';
import { seqOfFact } from '#shared/tickets/entry-fact';

import type { InboxRepository } from './inbox-repository';
import type { LiveInbox } from './live-channel';
import { markRead } from './mark-read';
import type { InboxItem } from './notice';
import type { NoticeOwners } from './owners';
import { presentAbout } from './present-about';
import { retell, type RetellDeps } from './retell';

export type NoticeDeps = { inbox: InboxRepository; clock: Clock } & LiveInbox & RetellDeps;

export function noticeRoutes(routes: ApiRoutes, deps: NoticeDeps) {
  mount(routes, noticeApi.list, async ({ query, actor }) => {
    const { limit, cursor } = query;
    const [page, unread] = await Promise.all([
      deps.inbox.list(actor.id, { limit, cursor, isUnread: query.unread === 'true' }),
      deps.inbox.countUnread(actor.id),
    ]);
    const told = await retell(deps, page.items, actor);
    const items = told.map((item) => present(deps.owners, item));
    return { items, nextCursor: page.nextCursor, unread };
  });

  mount(routes, noticeApi.read, async ({ body, actor }) => {
    await markRead(deps, { ...body, actor });
    // the badges of this person's other phones
    deps.announce({ kind: 'inbox', personIds: [actor.id] });
    return { unread: await deps.inbox.countUnread(actor.id) };
  });
}

function present(owners: NoticeOwners, item: InboxItem): NoticeReply {
  const about = presentAbout(owners, item);
  return {
    id: item.id,
    ...about,
    seq: about.ticketId === null ? null : seqOfFact(item.fact),
    title: item.title,
    text: item.text,
    createdAt: item.createdAt.toISOString(),
    readAt: item.readAt?.toISOString() ?? null,
  };
}
