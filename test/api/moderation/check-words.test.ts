import type { TicketReply, TicketSummary } from '#shared/tickets/ticket-replies';

import type { SignedInCaller } from '../../support/api';
import {
  flagsOf,
  reported,
  seen,
  startModeratedApi,
  type ModeratedApi,
} from '../../support/moderated-api';
import { aReport, minute } from '../../support/tickets';

const path = '/wxa/msg_sec_check';

let moderated: ModeratedApi;
let customer: SignedInCaller;
let engineer: SignedInCaller;
let dispatcher: SignedInCaller;

beforeAll(async () => {
  moderated = await startModeratedApi();
  customer = await moderated.signIn('customer');
  engineer = await moderated.signIn('engineer');
  dispatcher = await moderated.signIn('dispatcher');
}, 60_000);
afterEach(() => {
  moderated.sandbox.failures.clear();
});
afterAll(() => moderated.stop());

const says = (by: SignedInCaller, id: string, note: string, extras = {}) =>
  by.post(`/tickets/${id}/actions/message`, { note }, extras);

async function mine() {
  return (await customer.get<{ items: TicketSummary[] }>('/tickets')).body.items;
}

it('refuses a report with risky words, names the field, and writes nothing', async () => {
  const before = await mine();
  const refused = await customer.post('/tickets', aReport({ description: '网上赌博找我' }));
  expect(refused.status).toBe(400);
  expect(refused.body).toMatchObject({
    code: 'moderation.text_refused',
    title: '这段文字可能不合适，请换个说法再试',
    errors: [{ path: 'description' }],
  });
  expect(await mine()).toEqual(before);
});

it('finds risky words wherever others would read them', async () => {
  const contact = { name: '办假证', phone: '13800138000' };
  const named = await customer.post('/tickets', aReport({ contact }));
  expect(named.body.errors).toMatchObject([{ path: 'contact.name' }]);

  const { id } = await reported(customer);
  const refused = await says(customer, id, '刷单返利');
  expect([refused.status, refused.body.code]).toEqual([400, 'moderation.text_refused']);
  await engineer.post(`/tickets/${id}/actions/accept`);
  await engineer.post(`/tickets/${id}/actions/start`);
  const resolution = { cause: '网络', solution: '赌博' };
  const resolved = await engineer.post(`/tickets/${id}/actions/resolve`, { resolution });
  expect(resolved.body.errors).toMatchObject([{ path: 'resolution.solution' }]);
  expect((await seen(customer, id)).status).toBe('in_progress');
});

it('lets the same key be used again after a refusal, with better words', async () => {
  const { id } = await reported(customer);
  expect((await says(customer, id, '赌博', { key: 'again' })).status).toBe(400);
  expect((await says(customer, id, '您好', { key: 'again' })).status).toBe(200);
});

it('accepts words for review, flags them for staff and lets the desk decide', async () => {
  const { id } = await reported(customer);
  expect((await says(customer, id, '你们是骗子公司')).status).toBe(200);

  const entryFor = async (by: SignedInCaller) => (await seen(by, id)).timeline.at(-1);
  expect(await entryFor(customer)).toMatchObject({ text: '你们是骗子公司', mark: 'clear' });
  expect(await entryFor(engineer)).toMatchObject({ text: '你们是骗子公司', mark: 'flagged' });
  expect((await seen(engineer, id)).isFlagged).toBe(true);
  expect((await seen(customer, id)).isFlagged).toBe(false);
  const list = await engineer.get<{ items: TicketSummary[] }>('/tickets?view=pool');
  expect(list.body.items.find((ticket) => ticket.id === id)?.isFlagged).toBe(true);

  const flag = (await flagsOf(dispatcher)).find(({ ticket }) => ticket?.id === id);
  expect(flag).toMatchObject({ kind: 'text', state: 'review', text: '你们是骗子公司' });
  await dispatcher.post(`/moderation/flags/${flag?.id}/hide`);
  expect(await entryFor(engineer)).toMatchObject({ text: '', mark: 'withheld' });
  expect(await entryFor(customer)).toMatchObject({ text: '你们是骗子公司', mark: 'withheld' });
  expect(await entryFor(dispatcher)).toMatchObject({ text: '你们是骗子公司', mark: 'withheld' });
  await dispatcher.post(`/moderation/flags/${flag?.id}/release`);
  expect(await entryFor(engineer)).toMatchObject({ text: '你们是骗子公司', mark: 'clear' });
  expect((await flagsOf(dispatcher, 'decided')).map((one) => one.id)).toContain(flag?.id);
});

it('hides a description everywhere once the desk says so', async () => {
  const { body } = await customer.post<TicketReply>('/tickets', aReport({ description: '加微信' }));
  const flag = (await flagsOf(dispatcher)).find(({ ticket }) => ticket?.id === body.id);
  await dispatcher.post(`/moderation/flags/${flag?.id}/hide`);
  expect(await seen(engineer, body.id)).toMatchObject({
    description: '',
    descriptionMark: 'withheld',
  });
  const list = await engineer.get<{ items: TicketSummary[] }>('/tickets?view=pool');
  expect(list.body.items.find(({ id }) => id === body.id)?.description).toBe('');
});

it.each([
  ['who was not here for two hours', { errcode: 61_010 }],
  ['when WeChat is busy', { errcode: -1 }],
  ['when there were too many questions', { errcode: 45_009 }],
  ['when the line is cut', 'cut_before' as const],
])('accepts words of somebody %s, and asks again later', async (_when, failure) => {
  moderated.sandbox.failures.plan(path, failure, Infinity);
  const ticket = await reported(customer);
  expect(ticket.status).toBe('submitted');
  expect(await seen(engineer, ticket.id)).toMatchObject({ descriptionMark: 'clear' });

  moderated.sandbox.failures.clear();
  const before = moderated.asked(path);
  moderated.api.clock.advance(minute);
  await moderated.lookAgain();
  expect(moderated.asked(path)).toBe(before + 1);
  expect((await flagsOf(dispatcher)).filter((flag) => flag.ticket?.id === ticket.id)).toEqual([]);
});

it('flags what was never looked at after half an hour', async () => {
  moderated.sandbox.failures.plan(path, { errcode: 61_010 }, Infinity);
  const ticket = await reported(customer);
  for (let minutes = 0; minutes < 31; minutes += 1) {
    moderated.api.clock.advance(minute);
    await moderated.lookAgain();
  }
  expect(await seen(engineer, ticket.id)).toMatchObject({ descriptionMark: 'flagged' });
  const flag = (await flagsOf(dispatcher)).find((one) => one.ticket?.id === ticket.id);
  expect(flag).toMatchObject({ state: 'unchecked', reason: '微信没有给出结果' });
});

it('hides what turns out to be risky later', async () => {
  moderated.sandbox.failures.plan(path, { errcode: 61_010 }, 1);
  const { body } = await customer.post<TicketReply>('/tickets', aReport({ description: '赌博' }));
  moderated.api.clock.advance(minute);
  await moderated.lookAgain();
  expect(await seen(engineer, body.id)).toMatchObject({ description: '' });
  expect(await seen(customer, body.id)).toMatchObject({ description: '赌博' });
});

it('asks once for a request that is repeated', async () => {
  const body = aReport();
  const first = await customer.post<TicketReply>('/tickets', body, { key: 'report-1' });
  const { id } = first.body;
  await says(customer, id, '您好', { key: 'message-1' });
  const before = moderated.asked(path);
  await customer.post<TicketReply>('/tickets', body, { key: 'report-1' });
  await says(customer, id, '您好', { key: 'message-1' });
  expect(moderated.asked(path)).toBe(before);
});

it('does not look over what staff say among themselves, nor steps without words', async () => {
  const { id } = await reported(customer);
  const before = moderated.asked(path);
  await engineer.post(`/tickets/${id}/actions/accept`);
  const note = await engineer.post(`/tickets/${id}/actions/note`, { note: '客户说到赌博' });
  expect(note.status).toBe(200);
  expect(moderated.asked(path)).toBe(before);
  const open = { note: '赌博', visibility: 'customer' };
  expect((await engineer.post(`/tickets/${id}/actions/note`, open)).status).toBe(400);
});

it('asks about long words in pieces that WeChat takes', async () => {
  const before = moderated.asked(path);
  const visit = { address: '长'.repeat(200), preferredTime: '明天' };
  const body = aReport({ description: '很'.repeat(2000), environment: '机'.repeat(500), visit });
  expect((await customer.post('/tickets', body)).status).toBe(201);
  expect(moderated.asked(path)).toBe(before + 2);
});

it('refuses a risky name, and takes a flagged one away when the desk hides it', async () => {
  const refused = await customer.patch('/me', { name: '办假证' });
  expect(refused.body).toMatchObject({
    code: 'moderation.text_refused',
    errors: [{ path: 'name' }],
  });
  expect((await customer.patch<{ name: string }>('/me', { name: '加微信' })).status).toBe(200);
  const flag = (await flagsOf(dispatcher)).find(({ ticket }) => ticket === null);
  expect(flag).toMatchObject({ kind: 'text', text: '加微信', reason: '像是广告' });
  await dispatcher.post(`/moderation/flags/${flag?.id}/hide`);
  const { body } = await customer.get<{ name: string }>('/me');
  expect(body.name).toBe('微信用户');
  expect((await customer.patch<{ name: string }>('/me', { name: '林晓' })).status).toBe(200);
  expect((await flagsOf(dispatcher, 'decided')).filter(({ ticket }) => ticket === null)).toEqual(
    [],
  );
});

it('forgets what was looked over for a step that was never written', async () => {
  const { checks } = moderated.api.rooms.moderation;
  const ticket = await reported(customer);
  const createdAt = moderated.api.clock.now();
  const id = await checks.addWords({
    ...{ authorId: customer.user.id, ticketId: ticket.id, createdAt, dueAt: createdAt },
    ...{ state: 'review' as const, label: 10_001 },
  });
  expect((await flagsOf(dispatcher)).map((flag) => flag.id)).not.toContain(id);
  await moderated.lookAgain();
  expect(await checks.find(id)).toBeNull();
});

// the last one: questions that were given up go on being asked for a while
it('waits for no answer longer than its budget, and after three silences for none at all', async () => {
  moderated.sandbox.failures.plan(path, 'hang', Infinity);
  const { id } = await reported(customer);
  expect((await says(customer, id, '一')).status).toBe(200);
  expect((await says(customer, id, '二')).status).toBe(200);
  const before = moderated.asked(path);
  expect((await says(customer, id, '三')).status).toBe(200);
  expect(moderated.asked(path)).toBe(before);
}, 30_000);
