import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { apiClient, type ApiClient } from '../support/api-client';
import { openBrowser, openWindow, type Window } from '../support/browser';
import { hearConnection, type HeardConnection } from '../support/heard-connection';
import { personAt, type Person } from '../support/person';
import { startServer, temporaryFolder, type Server } from '../support/server';

const phone = { width: 375, scheme: 'light' } as const;
const dataDir = temporaryFolder('live');

let server: Server;
let browser: Browser;
let api: ApiClient;
let window: Window;
let customer: Person;
let connection: HeardConnection;
let ticketId: string;

beforeAll(async () => {
  server = await startServer({ dataDir });
  browser = await openBrowser();
  await apiClient(server.url).mayHoldMany('engineer');
}, 180_000);

// each test has a ticket of its own, accepted, on the customer's screen
beforeEach(async () => {
  api = apiClient(server.url);
  const { token } = await api.signIn('customer');
  ticketId = (await api.submit(token, '打印凭证时页边距不对，第二页总是少一行')).id;
  await engineer('accept');
  window = await openWindow(browser, server.url, phone);
  customer = personAt(window.page);
  connection = hearConnection(window.page);
  await customer.page.goto(`/?as=customer#/tickets/ticket-page?id=${ticketId}`);
  await customer.reads(/陈志远工程师已受理/);
  await connection.isReady();
  // the window must never be loaded again
  await customer.page.evaluate('window.isSameWindow = true');
}, 60_000);

afterEach(async () => {
  expect(await customer.page.evaluate('window.isSameWindow')).toBe(true);
  await window.close();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function engineer(action: string, body: object = {}) {
  const { token } = await api.signIn('engineer');
  const path = `/tickets/${ticketId}/actions/${action}`;
  const { status } = await api.ask({ method: 'POST', path, token, body, key: randomUUID() });
  expect(status).toBe(200);
}
const says = (note: string) => engineer('message', { note });

it('is told by the connection what the engineer does, and shows it', async () => {
  await engineer('start');
  await customer.reads(/陈志远工程师正在处理/);
  await connection.told('ticket');
});

it('stays where the customer reads, whatever comes in above', async () => {
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await says(`第 ${number} 点：请打开打印设置，看一下页边距，再试着打印一页`);
  }
  await customer.reads(/第 6 点/);
  const read = customer.page.getByText('第 1 点');
  await read.scrollIntoViewIfNeeded();
  const before = await read.boundingBox();
  await says('刚刚更新了一个版本，里面改了页边距，请再试一次');
  await customer.reads(/刚刚更新了一个版本/);
  expect(before).not.toBeNull();
  expect(await read.boundingBox()).toEqual(before);
});

it('leaves an open sheet and its words alone', async () => {
  await customer.taps('留言');
  await customer.writes('留言内容', '我这边是 A4 纸');
  await says('您用的是什么纸？');
  await customer.page.getByText('您用的是什么纸？').first().waitFor({ state: 'attached' });
  await customer.reads('发送');
  expect(await customer.page.getByLabel('留言内容').inputValue()).toBe('我这边是 A4 纸');
});

it('counts what is new on the bottom bar', async () => {
  await customer.taps('返回');
  await customer.taps('我的');
  const badge = customer.page.locator('.badge').filter({ visible: true }).first();
  const before = Number((await badge.count()) > 0 ? await badge.innerText() : 0);
  await says('有空时请看一下');
  await customer.page
    .locator('.badge')
    .filter({ visible: true, hasText: String(before + 1) })
    .waitFor();
});

it('hangs up in the background and catches up on return', async () => {
  await hide(customer.page, true);
  await connection.isClosed();
  await says('您不在的时候，我试了另一台打印机');
  await hide(customer.page, false);
  await customer.reads('您不在的时候，我试了另一台打印机');
});

it('catches up when the network is back', async () => {
  await customer.page.context().setOffline(true);
  await customer.reads(/网络断了/);
  await connection.isClosed();
  await says('信号不好时发的留言');
  await customer.page.context().setOffline(false);
  await customer.reads('信号不好时发的留言');
  await connection.isReady();
});

it('comes back to a server that was restarted, and shows exactly what is true', async () => {
  await server.stop();
  await connection.isClosed();
  server = await startServer({ dataDir, port: server.port });
  await connection.isReady();
  await engineer('start');
  await says('重启之后的留言');
  await customer.reads('重启之后的留言');
  await customer.reads(/陈志远工程师正在处理/);
  const { token } = await api.signIn('customer');
  const { timeline } = await api.ticket(token, ticketId);
  await expectEntries(customer.page, timeline.length);
}, 90_000);

async function expectEntries(page: Page, count: number) {
  expect(await page.locator('.timeline-item').filter({ visible: true }).count()).toBe(count);
}

/** As a browser tells a page that another one is in front. */
async function hide(page: Page, isHidden: boolean) {
  await page.evaluate(
    `Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${isHidden ? 'hidden' : 'visible'}' });
    document.dispatchEvent(new Event('visibilitychange'))`,
  );
}
