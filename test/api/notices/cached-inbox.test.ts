import { noOtherProcess } from '#api/cache/index';
import { connectDatabase } from '#api/mongo/index';
import { cachedInbox } from '#api/notices/cached-inbox';
import { inboxRepository } from '#api/notices/index';
import type { Notice } from '#api/notices/notice';

import { startTestMongo } from '../../support/embedded-mongo';

const mongo = await startTestMongo();
const database = await connectDatabase(mongo.uri);
const stored = inboxRepository(database);
const asked = { times: 0, ofMany: 0 };
const inbox = cachedInbox(
  {
    ...stored,
    unreadOf: (...args) => {
      asked.times += 1;
      return stored.unreadOf(...args);
    },
    unreadSources: (...args) => {
      asked.ofMany += 1;
      return stored.unreadSources(...args);
    },
  },
  noOtherProcess(),
);
const now = new Date('2026-11-21T02:00:00Z');

beforeEach(() => {
  asked.times = 0;
  asked.ofMany = 0;
});
afterAll(async () => {
  await database.close();
  await mongo.stop();
});

const notice = (recipientId: string, ticketId: string, seq: number) =>
  ({
    ...{ source: { kind: 'ticket', id: ticketId }, fact: `entry:${String(seq)}`, recipientId },
    ...{ sourceName: 'SH1', kind: 'message', title: '有新的留言', text: '', createdAt: now },
  }) as Notice;
const ticketsOf = async (who: string, ...ids: string[]) => [
  ...(await inbox.unreadSources(who, { kind: 'ticket', ids })),
];

it('says what is unread, and asks again only when something was told or read', async () => {
  await inbox.add([notice('lin', 'a', 1), notice('lin', 'a', 2), notice('lin', 'b', 1)]);
  expect(await inbox.countUnread('lin')).toBe(3);
  expect(await ticketsOf('lin', 'a', 'b', 'c')).toEqual(['a', 'b']);
  expect(asked.times).toBe(1);
  await inbox.markRead('lin', { source: { kind: 'ticket', id: 'a' } }, now);
  expect(await inbox.countUnread('lin')).toBe(1);
  expect(await ticketsOf('lin', 'a', 'b')).toEqual(['b']);
  await inbox.add([notice('lin', 'c', 1), notice('zhou', 'c', 1)]);
  expect(await ticketsOf('lin', 'a', 'b', 'c')).toEqual(['b', 'c']);
  expect(asked.times).toBe(3);
});

it('keeps people and kinds of sources apart', async () => {
  expect(await inbox.countUnread('nobody')).toBe(0);
  expect(await ticketsOf('zhou', 'b', 'c')).toEqual(['c']);
  expect([...(await inbox.unreadSources('zhou', { kind: 'article', ids: ['c'] }))]).toEqual([]);
});

it('is right for whoever has more unread than is kept', async () => {
  await inbox.add(Array.from({ length: 502 }, (_, at) => notice('busy', `t${String(at)}`, 1)));
  expect(await inbox.countUnread('busy')).toBe(502);
  expect(await ticketsOf('busy', 't501', 'x')).toEqual(['t501']);
  expect(await ticketsOf('busy', 't501', 'x')).toEqual(['t501']);
  expect(await ticketsOf('busy', 't500')).toEqual(['t500']);
  expect(asked.ofMany).toBe(2);
  await inbox.markRead('busy', { source: { kind: 'ticket', id: 't501' } }, now);
  expect(await ticketsOf('busy', 't501', 'x')).toEqual([]);
  expect(await inbox.countUnread('busy')).toBe(501);
});
