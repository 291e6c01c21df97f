import { randomUUID } from 'node:crypto';

import { apiClient, type ApiClient } from '../support/api-client';

import { startDemo, type Demo } from './support/demo';
import type { Phone } from './support/phone';

let demo: Demo;
let api: ApiClient;
let phone: Phone;
let ticketId: string;

beforeAll(async () => {
  demo = await startDemo();
  api = apiClient(demo.url);
  await api.mayHoldMany('engineer');
}, 180_000);

// each test has a ticket of its own, accepted, on the customer's screen
beforeEach(async () => {
  const { token } = await api.signIn('customer');
  ticketId = (await api.submit(token, '打印凭证时页边距不对，第二页总是少一行')).id;
  await engineer('accept');
  phone = await demo.phoneOf('customer', { launch: `tickets/ticket-page?id=${ticketId}` });
  await phone.waitFor('陈志远工程师已受理');
  await lines(1);
}, 60_000);

afterEach(() => demo.closeAll());
afterAll(() => demo.stop());

async function engineer(action: string, body: object = {}) {
  const { token } = await api.signIn('engineer');
  const path = `/tickets/${ticketId}/actions/${action}`;
  const { status } = await api.ask({ method: 'POST', path, token, body, key: randomUUID() });
  expect(status).toBe(200);
}
const says = (note: string) => engineer('message', { note });

/** Waits until the phone has opened so many lines since it was switched on. */
async function lines(count: number) {
  while ((await phone.calls('connectSocket')).length < count) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('shows what the engineer does, and counts it on the bottom bar', async () => {
  await engineer('start');
  await phone.waitFor('陈志远工程师正在处理');
  await phone.open('/tickets/home-page');
  await phone.waitFor('遇到问题？');
  await says('有空时请看一下');
  await phone.tap('消息');
  await phone.waitFor('有空时请看一下');
});

it('leaves an open sheet and its words alone', async () => {
  await phone.tap('留言');
  await phone.type('留言内容', '我这边是 A4 纸');
  await says('您用的是什么纸？');
  await phone.waitFor('您用的是什么纸？');
  await phone.tap('发送');
  await phone.waitForToast('已发送');
  await phone.waitFor('我这边是 A4 纸');
});

it('hangs up in the background and catches up on return', async () => {
  await phone.background();
  await says('您不在的时候，我试了另一台打印机');
  await phone.foreground();
  await phone.waitFor('您不在的时候，我试了另一台打印机');
  await lines(2);
});

it('catches up when the network is back', async () => {
  await phone.network('none');
  await phone.waitFor('网络断了');
  await says('信号不好时发的留言');
  await phone.network('wifi');
  await phone.waitFor('信号不好时发的留言');
  await lines(2);
});

it('comes back to a server that was restarted', async () => {
  await demo.restart();
  await lines(2);
  await engineer('start');
  await says('重启之后的留言');
  await phone.waitFor('重启之后的留言');
  await phone.waitFor('陈志远工程师正在处理');
}, 90_000);
