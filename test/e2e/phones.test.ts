import type { Browser } from 'playwright-core';

import { openBrowser, openWindow, type Window } from '../support/browser';
import { personAt, type Person } from '../support/person';
import { startServer, temporaryFolder, type Server } from '../support/server';

const phone = { width: 375, scheme: 'light' } as const;
const dataDir = temporaryFolder('phones');
const problem = '导出的报表里少了上个月的数据';

let server: Server;
let browser: Browser;
let windows: Window[];
let customer: Person;
let engineer: Person;
let onlooker: Person;

beforeAll(async () => {
  server = await startServer({ dataDir });
  browser = await openBrowser();
  windows = await Promise.all(
    [phone, phone, { width: 1280, scheme: 'light' } as const].map((look) =>
      openWindow(browser, server.url, look),
    ),
  );
  const [left, right, desk] = windows.map(({ page }) => personAt(page));
  if (!left || !right || !desk) {
    throw new Error('three windows were opened');
  }
  [customer, engineer, onlooker] = [left, right, desk];
  await onlooker.page.goto('/dev/phones');
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
});

const phoneOf = (name: string) => onlooker.page.locator(`#phone-${name}`);
const cardsOf = (name: string) => phoneOf(name).locator('.card');
const showsCredits = (name: string, words: string) =>
  phoneOf(name).getByText(words, { exact: true }).waitFor();

// one story, told in order
it('asks at submit as WeChat does, and the phone gets its credits', async () => {
  await customer.page.goto('/?as=customer#/tickets/home-page');
  await customer.taps('报告问题');
  await customer.taps('数据不对');
  await customer.writes('说说情况', problem);
  await customer.taps(/基本不影响/);
  await customer.taps('提交');
  await customer.reads('回声 申请获取以下通知权限');
  await customer.reads('处理完成提醒');
  await customer.taps('允许');
  await customer.reads('有进展会通知您');
  await showsCredits('customer', '进度通知还有 1 条');
  await customer.taps('查看进度');
  await customer.reads(/已收到，.+前有工程师受理/);
});

it('goes on all the same after a refusal, and asks no more that day', async () => {
  await engineer.page.goto('/?as=engineer#/work/pool-page');
  await engineer.tapsWords(problem);
  await engineer.taps('接单');
  await engineer.reads('新任务提醒');
  await engineer.taps('拒绝');
  await engineer.reads('已接单');
  await engineer.taps('返回');
  await engineer.taps('工作');
  await engineer.taps('在岗');
  await engineer.taps('继续由我负责');
  await engineer.reads(/不在岗/);
  await engineer.taps('在岗');
  await engineer.reads('已上岗，有新工单会通知您');
  expect(await engineer.page.locator('.consent-sheet').count()).toBe(0);
});

it('rings the phone that had a credit', async () => {
  await cardsOf('customer').getByText('陈志远已受理您的问题').waitFor();
  await showsCredits('customer', '进度通知还有 0 条');
  await customer.reads(/陈志远工程师已受理/);
});

it('leaves the phone silent that had none, while the inbox has it', async () => {
  await customer.taps('更多操作');
  await customer.taps('催单');
  await customer.reads('回声 申请获取以下通知权限');
  await customer.taps('允许');
  await showsCredits('customer', '进度通知还有 1 条');
  await engineer.taps(/消息$/);
  await engineer.reads('客户催单了');
  expect(await cardsOf('engineer').count()).toBe(0);
});

it('shows what is left on my page, and gets more for who wants more', async () => {
  await engineer.taps('我的');
  await engineer.reads('暂时收不到任务提醒');
  await engineer.taps('多要几条');
  await engineer.taps('允许');
  await engineer.reads('还可以收到 1 条任务提醒');
  await engineer.reads('还可以收到 1 条催办提醒');
  await showsCredits('engineer', '任务提醒还有 1 条');
  await showsCredits('engineer', '催办提醒还有 1 条');
});

it('keeps credits and messages over a restart', async () => {
  await server.stop();
  server = await startServer({ dataDir, port: server.port });
  await onlooker.page.reload();
  await showsCredits('customer', '进度通知还有 1 条');
  expect(await cardsOf('customer').count()).toBe(1);
  await showsCredits('engineer', '任务提醒还有 1 条');
}, 90_000);

it('opens the ticket as the owner of the phone, and the message counts as read', async () => {
  const message = phoneOf('customer').locator('article').first();
  await message.getByText('未读').waitFor();
  const popup = onlooker.page.waitForEvent('popup');
  await cardsOf('customer').first().click();
  const opened = personAt(await popup);
  await opened.reads(problem);
  expect(opened.page.url()).toContain('/?as=customer#/tickets/ticket-page?id=');
  await message.getByText('未读').waitFor({ state: 'detached' });
});
