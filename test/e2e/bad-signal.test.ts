import type { Browser } from 'playwright-core';

import { openBrowser, openWindow, type Window } from '../support/browser';
import { personAt, type Person } from '../support/person';
import { startServer, temporaryFolder, type Server } from '../support/server';

const problem = '年末结账时提示“尚有未记账凭证”，但列表里没有';

let server: Server;
let browser: Browser;
let window: Window;
let customer: Person;

beforeAll(async () => {
  server = await startServer({ dataDir: temporaryFolder('signal') });
  browser = await openBrowser();
}, 180_000);

beforeEach(async () => {
  window = await openWindow(browser, server.url, { width: 375, scheme: 'light' });
  customer = personAt(window.page);
  await customer.page.goto('/?as=customer#/tickets/home-page');
  await customer.reads('遇到问题？');
});

afterEach(() => window.close());
afterAll(async () => {
  await browser.close();
  await server.stop();
});

it('keeps a half-written report through a reload', async () => {
  await customer.taps('报告问题');
  await customer.taps('不会用');
  await customer.writes('说说情况', problem);
  await customer.page.reload();
  await customer.reads('遇到了什么？');
  expect(await customer.page.getByLabel('说说情况').inputValue()).toBe(problem);
  expect(await chosen(customer, '不会用')).toBe(true);
});

it('says that the network is gone, and that it came back', async () => {
  await window.page.context().setOffline(true);
  await customer.reads(/网络断了/);
  await window.page.context().setOffline(false);
  await customer.readsNoMore(/网络断了/);
});

it('keeps a report that was sent without network, and sends it when there is one', async () => {
  await customer.taps('报告问题');
  await customer.taps('报错了');
  await customer.writes('说说情况', problem);
  await customer.taps(/基本不影响/);
  await window.page.context().setOffline(true);
  await customer.taps('提交');
  await customer.reads(/网络断了，内容已保存在手机里，恢复后会自动提交/);
  await window.page.context().setOffline(false);
  await customer.reads('有进展会通知您');
  await customer.reads(/SH\d{8}-\d{4}/);
});

async function chosen(person: Person, name: string): Promise<boolean> {
  return person.page.getByRole('radio', { name, exact: true }).isChecked();
}
