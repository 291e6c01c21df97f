import { Types } from 'mongoose';

import { noticeOwners } from '#api/compose/index';
import { pushReader } from '#api/notices/push-reader';
import type { NoticeReply } from '#shared/notices/notice-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { eventually, flagsOf } from '../../support/moderated-api';
import { aReport } from '../../support/tickets';

const names = ['customer', 'colleague', 'engineer', 'engineer2', 'dispatcher', 'manager'] as const;
type Name = (typeof names)[number];

let api: TestApi;
let people: Record<Name, SignedInCaller>;

beforeAll(async () => {
  api = await startTestApi();
  const signedIn = await Promise.all(names.map(async (name) => [name, await api.signIn(name)]));
  // every name of the list has signed in
  people = Object.fromEntries(signedIn) as typeof people;
}, 60_000);
afterAll(() => api.stop());

/** WeChat’s stand-in is not sure of these. */
const doubtful = '你们是骗子公司';
const doubtfulProblem = '加微信';

async function report(description = '导入凭证时报错') {
  const { body } = await people.customer.post<TicketReply>('/tickets', aReport({ description }));
  return body;
}

const act = (by: Name, id: string, action: string, body: object = {}) =>
  people[by].post(`/tickets/${id}/actions/${action}`, body);

async function decide(ticketId: string | null, decision: 'hide' | 'release') {
  const flags = [
    ...(await flagsOf(people.dispatcher)),
    ...(await flagsOf(people.dispatcher, 'decided')),
  ];
  const flag = flags.find(({ ticket }) => (ticket?.id ?? null) === ticketId);
  const { status } = await people.dispatcher.post(`/moderation/flags/${flag?.id}/${decision}`);
  expect(status).toBe(200);
}

async function setUser(name: Name, fields: object) {
  const _id = new Types.ObjectId(people[name].user.id);
  await api.database.collection('users').updateOne({ _id }, { $set: fields });
  api.forgetRecords();
}

async function inboxOf(name: Name, ticketId: string) {
  const { body } = await people[name].get<{ items: NoticeReply[] }>('/notifications?limit=100');
  return body.items.filter((item) => item.ticketId === ticketId);
}

/** What somebody's inbox says of a step, once it has arrived. */
async function told(name: Name, ticketId: string, kind: string) {
  const find = async () => (await inboxOf(name, ticketId)).find((item) => item.kind === kind);
  await eventually(async () => (await find()) !== undefined);
  const { title, text } = (await find()) ?? { title: '', text: '' };
  return { title, text };
}

it('keeps words that were hidden later out of inboxes, until they are released', async () => {
  const { id } = await report();
  await act('engineer', id, 'accept');
  await act('customer', id, 'message', { note: doubtful });
  const message = { title: '有新的留言', text: doubtful };
  expect(await told('engineer', id, 'message')).toEqual(message);
  await decide(id, 'hide');
  expect(await told('engineer', id, 'message')).toEqual({ ...message, text: '' });
  await decide(id, 'release');
  expect(await told('engineer', id, 'message')).toEqual(message);
});

it('keeps a hidden problem out of every notice that told it', async () => {
  const { id } = await report(doubtfulProblem);
  await act('engineer', id, 'accept');
  await act('customer', id, 'urge');
  expect((await told('engineer', id, 'urge')).text).toBe(doubtfulProblem);
  expect((await told('customer', id, 'accept')).text).toBe(doubtfulProblem);
  await decide(id, 'hide');
  expect((await told('engineer', id, 'urge')).text).toBe('');
  // to those who may still read it nothing changes
  expect((await told('customer', id, 'accept')).text).toBe(doubtfulProblem);
});

it('shows the words of a step although the problem is hidden', async () => {
  const { id } = await report(doubtfulProblem);
  await act('engineer', id, 'accept');
  await act('customer', id, 'message', { note: '您好' });
  await told('engineer', id, 'message');
  await decide(id, 'hide');
  expect((await told('engineer', id, 'message')).text).toBe('您好');
});

it('tells a colleague nothing more of tickets that are closed to them', async () => {
  const { id } = await report();
  await act('colleague', id, 'message', { note: '我也遇到了' });
  await act('customer', id, 'message', { note: '还没有好' });
  expect((await told('colleague', id, 'message')).text).toBe('还没有好');
  const { organization } = people.colleague.user;
  await setUser('colleague', { organizationId: null });
  expect((await told('colleague', id, 'message')).text).toBe('');
  await setUser('colleague', { organizationId: organization?.id });
});

it('tells somebody who is no staff any more nothing that is for staff', async () => {
  const { id } = await report();
  await act('engineer2', id, 'accept');
  await act('engineer2', id, 'start');
  await act('dispatcher', id, 'note', { note: '客户脾气不好' });
  expect((await told('engineer2', id, 'note')).text).toBe('客户脾气不好');
  await setUser('engineer2', { role: 'customer' });
  expect((await told('engineer2', id, 'note')).text).toBe('');
  await setUser('engineer2', { role: 'engineer' });
});

it('calls people as they are called now', async () => {
  const { id } = await report();
  await act('engineer', id, 'accept');
  expect((await told('customer', id, 'accept')).title).toBe('陈志远已受理您的问题');
  await setUser('engineer', { name: '$&' });
  expect((await told('customer', id, 'accept')).title).toBe('$&已受理您的问题');
  await setUser('engineer', { name: '陈志远' });
});

it('takes a hidden name out of the pushes that failed', async () => {
  const { id } = await report();
  await act('engineer', id, 'accept');
  const createdAt = api.clock.now();
  await api.database.collection('pushes').insertOne({
    source: { kind: 'ticket', id },
    ...{ sourceName: 'SH20990901-0001', fact: 'entry:2', kind: 'accept', createdAt },
    ...{ title: '加微信已受理您的问题', text: '导入凭证时报错', recipientId: 'f'.repeat(24) },
    about: { description: '导入凭证时报错', severity: 'blocked', organizationName: null },
    ...{ state: 'dead', reason: 'not_sent', errcode: null, dueAt: createdAt, tries: 1 },
  });
  const { body } = await people.manager.get<{ items: NoticeReply[] }>('/push-dead-letters');
  expect(body.items.find(({ ticketId }) => ticketId === id)?.title).toBe('陈志远已受理您的问题');
});

it('hides words in a push that still waits to be sent', async () => {
  const { id } = await report(doubtfulProblem);
  const note = '请看一下';
  await act('dispatcher', id, 'assign', { assigneeId: people.engineer2.user.id, note });
  const pushes = api.database.collection('pushes');
  const mine = { 'source.id': id, recipientId: people.engineer2.user.id };
  await eventually(async () => (await pushes.countDocuments(mine)) > 0);
  const push = { ...(await pushes.findOne(mine)), id: 'f'.repeat(24) };
  const { findUsers } = api.rooms.pushing;
  const reader = pushReader({ owners: noticeOwners(api.rooms), findUsers });
  const stands = async () => {
    // as the sender reads it
    const told = await reader.asItStands(push as never);
    return [told?.text, told?.about.description];
  };
  expect(await stands()).toEqual([note, doubtfulProblem]);
  await decide(id, 'hide');
  expect(await stands()).toEqual([note, '']);
});

describe('search', () => {
  const found = async (by: Name, view: string, q: string, more = '') => {
    const query = `view=${view}&q=${encodeURIComponent(q)}${more}`;
    const { body } = await people[by].get<{ items: TicketReply[]; nextCursor: string | null }>(
      `/tickets?${query}`,
    );
    return { ids: body.items.map(({ id }) => id), nextCursor: body.nextCursor };
  };

  it('finds nothing by words that are hidden from whoever searches', async () => {
    const { id, number } = await report(`${doubtfulProblem}，甲乙丙丁`);
    const all = () =>
      Promise.all([
        found('engineer', 'pool', '甲乙丙'),
        found('colleague', 'organization', '甲乙丙'),
        found('dispatcher', 'all', '甲乙丙'),
        found('customer', 'mine', '甲乙丙'),
        found('engineer', 'pool', number),
      ]);
    const hits = async () => (await all()).map(({ ids }) => ids.includes(id));
    expect(await hits()).toEqual([true, true, true, true, true]);
    await decide(id, 'hide');
    expect(await hits()).toEqual([false, false, true, true, true]);
  });

  it('fills its pages with what may be found', async () => {
    const shown = [await report('戊己庚一'), await report('戊己庚二')].map(({ id }) => id);
    const hidden = [];
    for (const at of [1, 2, 3]) {
      const { id } = await report(`${doubtfulProblem}，戊己庚${at}`);
      await decide(id, 'hide');
      hidden.push(id);
    }
    const first = await found('colleague', 'organization', '戊己庚', '&limit=1');
    const second = await found(
      'colleague',
      'organization',
      '戊己庚',
      `&limit=1&cursor=${String(first.nextCursor)}`,
    );
    expect([...first.ids, ...second.ids]).toHaveLength(2);
    expect(new Set([...first.ids, ...second.ids])).toEqual(new Set(shown));
    expect((await found('dispatcher', 'all', '戊己庚')).ids).toHaveLength(5);
  });
});

it('hides with a report what was said of the device', async () => {
  const body = aReport({ description: doubtfulProblem, assetCode: 'A-1', environment: 'Win 11' });
  const { id } = (await people.customer.post<TicketReply>('/tickets', body)).body;
  await decide(id, 'hide');
  const seen = (await people.engineer.get<TicketReply>(`/tickets/${id}`)).body;
  expect(seen).toMatchObject({ description: '', assetCode: null, environment: null });
});
