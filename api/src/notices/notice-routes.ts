import type { Attempts } from '#api/background/index';
import type { Clock } from '#api/clock';
import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { noticeApi, noticeReply, type NoticeReply } from '#shared/notices/notice-api';
import { seqOfFact } from '#shared/tickets/entry-fact';

import type { InboxRepository } from './inbox-repository';
import type { LiveInbox } from './live-channel';
import { markRead } from './mark-read';
import type { InboxItem } from './notice';
import type { NoticeOwners } from './owners';
import { presentAbout } from './present-about';
import { presentEach, withSource } from './present-each';
import { retell, type RetellDeps } from './retell';

export type NoticeDeps = LiveInbox &
  RetellDeps & {
    inbox: InboxRepository;
    clock: Clock;
    /** Of records that nobody can read. */
    attempts: Pick<Attempts, 'report'>;
  };

export function noticeRoutes(routes: ApiRoutes, deps: NoticeDeps) {
  mount(routes, noticeApi.list, async ({ query, actor }) => {
    const { limit, cursor } = query;
    const [page, unread] = await Promise.all([
      deps.inbox.list(actor.id, { limit, cursor, isUnread: query.unread === 'true' }),
      deps.inbox.countUnread(actor.id),
    ]);
    const broken = { kind: 'relay', report: deps.attempts.report } as const;
    const told = await retell(deps, withSource(page.items, broken), actor);
    const items = presentEach(told, {
      ...{ ...broken, reply: noticeReply },
      present: (item) => present(deps.owners, item),
    });
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
