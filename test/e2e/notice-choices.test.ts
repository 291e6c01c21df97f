import path from 'node:path';

import type { Browser } from 'playwright-core';

import type { DemoName } from '#shared/accounts/demo-cast';
import type { NoticeReply } from '#shared/notices/notice-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../support/api';
import { openBrowser, openWindow } from '../support/browser';
import { personAt } from '../support/person';
import { aReport } from '../support/tickets';

const look = { width: 375, scheme: 'light' } as const;

let api: TestApi;
let browser: Browser;
let customer: SignedInCaller;
let engineer: SignedInCaller;

beforeAll(async () => {
  api = await startTestApi({ webRoot: path.resolve('miniapp/dist/h5') });
  browser = await openBrowser();
  customer = await api.signIn('customer');
  engineer = await api.signIn('engineer');
}, 120_000);
afterAll(async () => {
  await browser.close();
  await api.stop();
});

async function sitDown(name: DemoName) {
  const window = await openWindow(browser, api.url, look);
  await window.page.goto(`/?as=${name}#/accounts/me-page`);
  return { ...personAt(window.page), window };
}

/** Kinds of what somebody was told of a ticket, once `last` is among them. */
async function told(person: SignedInCaller, ticketId: string, last: string): Promise<string[]> {
  for (;;) {
    const { body } = await person.get<{ items: NoticeReply[] }>('/notifications?limit=50');
    const kinds = body.items.flatMap((one) => (one.ticketId === ticketId ? [one.kind] : []));
    if (kinds.includes(last)) {
      return kinds;
    }
    await new Promise(setImmediate);
  }
}

it('spares a customer what they switched off, at once and for good', async () => {
  const reader = await sitDown('customer');
  await reader.tapsWords('通知设置');
  await reader.taps('站内消息：留言');
  await reader.taps('夜间免打扰');
  await reader.page.locator('#quiet-to').selectOption('07:30');
  await reader.page.getByLabel('免打扰结束（次日）').waitFor();
  let kept = (await customer.get<typeof customer.user>('/me')).body.preferences;
  while (kept.quietHours.to !== '07:30') {
    kept = (await customer.get<typeof customer.user>('/me')).body.preferences;
  }
  expect([kept.quietHours, kept.groups.messages]).toEqual([
    { isOn: true, from: '22:00', to: '07:30' },
    { inbox: false, wechat: true, isLocked: false },
  ]);
  await reader.page.reload();
  await reader.reads('结束（次日）');
  const off = reader.page.getByRole('switch', { name: '站内消息：留言' });
  expect(await off.getAttribute('aria-checked')).toBe('false');

  const { body: ticket } = await customer.post<TicketReply>('/tickets', aReport());
  const act = (action: string, body: object) =>
    engineer.post(`/tickets/${ticket.id}/actions/${action}`, body);
  await act('accept', {});
  await act('message', { note: '请稍等' });
  await act('start', {});
  expect(await told(customer, ticket.id, 'start')).toEqual(['start', 'accept']);
  expect(reader.window.faults).toEqual([]);
  await reader.window.close();
});

it('tells an engineer what cannot be switched off, and says why', async () => {
  const worker = await sitDown('engineer');
  await worker.tapsWords('通知设置');
  await worker.reads('带锁的关系到手上的工作，不能关闭');
  await worker.taps('接收站内消息');
  const choices = worker.page.getByRole('switch', { name: '站内消息：补充与进展' });
  await choices.waitFor({ state: 'detached' });
  while ((await engineer.get<typeof engineer.user>('/me')).body.preferences.inbox) {
    await new Promise(setImmediate);
  }
  const { body: ticket } = await customer.post<TicketReply>('/tickets', aReport());
  await engineer.post(`/tickets/${ticket.id}/actions/accept`, {});
  await customer.post(`/tickets/${ticket.id}/actions/message`, { note: '还有一个问题' });
  await customer.post(`/tickets/${ticket.id}/actions/urge`, {});
  expect(await told(engineer, ticket.id, 'urge')).toEqual(['urge']);
  await worker.window.close();
});

it('lets the manager try again what did not arrive, twice only with a warning', async () => {
  const { body: ticket } = await customer.post<TicketReply>('/tickets', aReport());
  const createdAt = api.clock.now();
  const dead = (seq: number, reason: string, errcode: number | null) => ({
    ...{ source: { kind: 'ticket', id: ticket.id }, sourceName: 'SH20990901-0009' },
    ...{ fact: `entry:${seq}`, kind: 'resolve' },
    ...{ recipientId: customer.user.id, title: '已给出解决办法，请您验收', text: `第 ${seq} 条` },
    about: { description: '导入凭证时报错', severity: 'blocked', organizationName: null },
    ...{ createdAt, state: 'dead', reason, errcode, dueAt: createdAt, tries: 3, failures: 3 },
    ...{ templateId: 'R', msgId: null, retriedAt: null, failedAt: createdAt },
  });
  await api.database
    .collection('pushes')
    .insertMany([dead(901, 'refused', 40_003), dead(902, 'unknown', null)]);
  api.clock.advance(60_000);
  const manager = await sitDown('manager');
  await manager.reads('2 条');
  await manager.tapsWords('推送失败');
  await manager.reads('微信不认识对方的账号');
  const cardWith = (words: string) => manager.page.locator('.dead-letter', { hasText: words });
  await cardWith('第 901 条').getByRole('button', { name: '重试' }).click();
  // nobody consented here, so it comes back and says so
  await cardWith('第 901 条').getByText('对方没有剩余的通知次数').waitFor();
  await cardWith('第 902 条').getByRole('button', { name: '重试' }).click();
  await manager.reads(/对方可能会收到两次/);
  await manager.taps('再发一次');
  await cardWith('第 902 条').getByText('对方没有剩余的通知次数').waitFor();
  for (const words of ['第 901 条', '第 902 条']) {
    await cardWith(words).getByRole('button', { name: '移除' }).click();
    await cardWith(words).waitFor({ state: 'detached' });
  }
  await manager.reads('没有失败的推送');
  expect(manager.window.faults).toEqual([]);
  await manager.window.close();
});
