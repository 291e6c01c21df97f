import { groupBySource, markedRead } from '#miniapp/notices/inbox-groups';
import type { NoticeReply } from '#shared/notices/notice-api';

const told = (ticketId: string, seq: number, hour: number, isRead: boolean): NoticeReply => ({
  id: `${ticketId}-${seq}`,
  kind: 'message',
  source: { kind: 'ticket', id: ticketId },
  sourceName: `SH20261122-${ticketId}`,
  fact: `entry:${seq}`,
  opens: { page: 'tickets/ticket-page', id: ticketId },
  ticketId,
  ticketNumber: `SH20261122-${ticketId}`,
  seq,
  title: '有新的留言',
  text: '',
  createdAt: `2026-11-22T${String(hour).padStart(2, '0')}:00:00Z`,
  readAt: isRead ? '2026-11-22T23:00:00Z' : null,
});

const inbox = [
  told('old-unread', 2, 3, false),
  told('new-read', 5, 9, true),
  told('old-unread', 1, 1, true),
  told('new-unread', 4, 8, false),
  told('new-unread', 3, 7, false),
];

it('makes one group per ticket, unread ones first, each newest first', () => {
  const groups = groupBySource(inbox);
  expect(groups.map(({ key, unread }) => [key, unread])).toEqual([
    ['ticket:new-unread', 2],
    ['ticket:old-unread', 1],
    ['ticket:new-read', 0],
  ]);
  expect(groups[1]?.items.map(({ seq }) => seq)).toEqual([2, 1]);
});

it('orders what was told at the same moment by seq', () => {
  const [group] = groupBySource([told('t', 1, 5, true), told('t', 2, 5, true)]);
  expect(group?.items.map(({ seq }) => seq)).toEqual([2, 1]);
});

it('marks one ticket’s or all as read and leaves earlier readings alone', () => {
  const readAt = '2026-11-22T12:00:00Z';
  const one = markedRead(inbox, readAt, 'ticket:old-unread');
  expect(one.filter((item) => item.readAt === null).map(({ ticketId }) => ticketId)).toEqual([
    'new-unread',
    'new-unread',
  ]);
  expect(one[2]?.readAt).toBe('2026-11-22T23:00:00Z');
  expect(markedRead(inbox, readAt).every((item) => item.readAt !== null)).toBe(true);
});
