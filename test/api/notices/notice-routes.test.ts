import { Types } from 'mongoose';

import type { NoticeReply } from '#shared/notices/notice-api';
import type { TicketReply, TicketSummary } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { mayHoldMany } from '../../support/may-hold';
import { aReport } from '../../support/tickets';

type Inbox = { items: NoticeReply[]; nextCursor: string | null; unread: number };

let api: TestApi;
let customer: SignedInCaller;
let engineer: SignedInCaller;

beforeAll(async () => {
  api = await startTestApi();
  customer = await api.signIn('customer');
  engineer = await api.signIn('engineer');
  await mayHoldMany(api, engineer);
}, 60_000);
afterAll(() => api.stop());

const inboxOf = async (person: SignedInCaller, query = '') =>
  (await person.get<Inbox>(`/notifications${query}`)).body;

/** A ticket that was accepted and started, of which the reporter has heard. */
async function startedTicket(): Promise<TicketReply> {
  const before = (await inboxOf(customer)).unread;
  const { body: ticket } = await customer.post<TicketReply>('/tickets', aReport());
  for (const action of ['accept', 'start']) {
    await engineer.post(`/tickets/${ticket.id}/actions/${action}`, {});
  }
  while ((await inboxOf(customer)).unread < before + 2) {
    await new Promise(setImmediate);
  }
  return ticket;
}

it('shows my notices, newest first, with the number of unread', async () => {
  const ticket = await startedTicket();
  const { items, unread } = await inboxOf(customer);
  expect(unread).toBeGreaterThanOrEqual(2);
  expect(items.slice(0, 2)).toMatchObject([
    { kind: 'start', title: '陈志远开始处理了', ticketNumber: ticket.number, readAt: null },
    { kind: 'accept', title: '陈志远已受理您的问题', seq: 2, ticketId: ticket.id },
  ]);
  expect(items[0]?.text).toBe('导入凭证时提示“科目不存在”');
});

it('marks a ticket in the list as unread until its notices are read', async () => {
  const { id } = await startedTicket();
  const isUnread = async () => {
    const { body } = await customer.get<{ items: TicketSummary[] }>('/tickets');
    return body.items.find((item) => item.id === id)?.unread;
  };
  expect(await isUnread()).toBe(true);
  await customer.post('/notifications/read', { ticketId: id });
  expect(await isUnread()).toBe(false);
});

it('pages, and narrows to what is unread', async () => {
  await startedTicket();
  const first = await inboxOf(customer, '?limit=1&unread=true');
  expect(first.items).toHaveLength(1);
  const second = await inboxOf(customer, `?limit=1&unread=true&cursor=${String(first.nextCursor)}`);
  expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
});

it('marks some or all as read and answers how many are left', async () => {
  await startedTicket();
  const { items, unread } = await inboxOf(customer, '?unread=true');
  const some = await customer.post<Inbox>('/notifications/read', { ids: [items[0]?.id] });
  expect(some.body.unread).toBe(unread - 1);
  const all = await customer.post<Inbox>('/notifications/read', { all: true });
  expect(all.body.unread).toBe(0);
  expect((await inboxOf(customer)).items.every(({ readAt }) => readAt !== null)).toBe(true);
});

it('marks all as read when nothing is named', async () => {
  await startedTicket();
  expect((await customer.post<Inbox>('/notifications/read', {})).body.unread).toBe(0);
});

it.each<[string, object]>([
  ['has no source', { $unset: { source: 1 } }],
  ['has a source without an id', { $unset: { 'source.id': 1 } }],
  ['has no words', { $unset: { title: 1, text: 1 } }],
  ['has no time', { $set: { createdAt: null } }],
])('passes over a notice whose record is broken, and tells the log: it %s', async (_what, harm) => {
  await startedTicket();
  const [broken, ...others] = (await inboxOf(customer, '?unread=true')).items;
  const _id = new Types.ObjectId(broken?.id);
  await api.database.collection('notifications').updateOne({ _id }, harm);
  api.forgetRecords();
  const { status, body } = await customer.get<Inbox>('/notifications?unread=true');
  expect([status, body.items.map(({ id }) => id)]).toEqual([200, others.map(({ id }) => id)]);
  expect(api.logged()).toContain(`"kind":"relay","itemId":"${broken?.id ?? ''}"`);
  // what says whether a ticket has news is read from the same records
  expect((await customer.get('/tickets')).status).toBe(200);
  expect((await customer.post<Inbox>('/notifications/read', { all: true })).body.unread).toBe(0);
});

it('leaves other people’s notices alone', async () => {
  await startedTicket();
  const { items, unread } = await inboxOf(customer, '?unread=true');
  const answer = await engineer.post<Inbox>('/notifications/read', { ids: [items[0]?.id] });
  expect(answer.status).toBe(200);
  expect((await inboxOf(customer)).unread).toBe(unread);
});

it('refuses an unsigned, a wrong query and a wrong id', async () => {
  expect((await api.anybody.get('/notifications')).status).toBe(401);
  expect((await api.anybody.post('/notifications/read', { all: true })).status).toBe(401);
  expect((await customer.get('/notifications?limit=0')).status).toBe(400);
  expect((await customer.get('/notifications?unread=maybe')).status).toBe(400);
  expect((await customer.post('/notifications/read', { ids: ['x'] })).status).toBe(400);
});
