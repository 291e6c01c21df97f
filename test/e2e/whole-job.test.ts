import type { Browser } from 'playwright-core';

import { openBrowser, openWindow, type Window } from '../support/browser';
import { personAt, type Person } from '../support/person';
import { aScreenshot } from '../support/pictures';
import { startServer, temporaryFolder, type Server } from '../support/server';

const phone = { width: 375, scheme: 'light' } as const;
const problem = '导入 10 月凭证时提示科目不存在，停在第 17 行';
const folder = temporaryFolder('whole-job');

let server: Server;
let browser: Browser;
let windows: Window[];
let customer: Person;
let engineer: Person;

beforeAll(async () => {
  server = await startServer({ dataDir: folder });
  browser = await openBrowser();
  windows = [
    await openWindow(browser, server.url, phone),
    await openWindow(browser, server.url, phone),
  ];
  const [left, right] = windows.map(({ page }) => personAt(page));
  if (!left || !right) {
    throw new Error('two windows were opened');
  }
  customer = left;
  engineer = right;
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
});

// one job, told in order: each step begins where the one before ended
it('lets the demo customer in', async () => {
  await customer.page.goto('/');
  await customer.taps(/林晓/);
  await customer.reads('遇到问题？');
});

it('takes a report with a picture', async () => {
  await customer.taps('报告问题');
  await customer.taps('报错了');
  await customer.writes('说说情况', problem);
  await customer.picks('添加图片', [await aScreenshot(folder)]);
  await customer.taps(/能做，但很费劲/);
  await customer.reads(/^1\/9$/);
  await givesPhone(customer);
  await customer.taps('提交');
  await customer.taps('允许');
  await customer.reads(/SH\d{8}-\d{4}/);
  await customer.reads('有进展会通知您');
});

it('shows the customer what happens next, and when', async () => {
  await customer.taps('查看进度');
  await customer.reads(/已收到，.+前有工程师受理/);
  await customer.reads(problem);
  // from here on the window must never be loaded again
  await customer.page.evaluate('window.isSameWindow = true');
});

it('brings the ticket to the engineer’s pool', async () => {
  await engineer.page.goto('/');
  await engineer.taps(/陈志远/);
  await engineer.taps('接单池');
  await engineer.tapsWords(problem);
  await engineer.taps('接单');
  await engineer.taps('允许');
  await engineer.reads('已接单');
});

it('tells the waiting customer who has it, without reloading', async () => {
  await customer.reads(/陈志远工程师已受理/);
});

it('moves on under the customer’s eyes while the engineer works', async () => {
  await engineer.taps('开始处理');
  await customer.reads(/陈志远工程师正在处理/);
  await engineer.taps('留言');
  await engineer.writes('留言内容', '我已经看到您的截图，正在核对科目表');
  await engineer.taps('发送');
  await customer.reads('我已经看到您的截图，正在核对科目表');
});

it('lets the engineer ask, and the customer answer', async () => {
  await engineer.taps('更多操作');
  await engineer.taps('请客户补充');
  await engineer.writes('想了解什么', '请问用的是哪个账套？');
  await engineer.taps('发给客户');
  await customer.reads(/在等您补充信息/);
  await customer.taps('补充信息');
  await customer.writes('补充说明', '2026 年的主账套');
  await customer.taps('提交');
  await customer.taps('允许');
  await engineer.reads('2026 年的主账套');
});

it('hands the solution over for acceptance', async () => {
  await engineer.taps('解决');
  await engineer.writes('原因', '科目 660203 在 10 月被停用');
  await engineer.writes('解决办法', '已重新启用科目，请再导入一次');
  await engineer.taps('提交给客户验收');
  await customer.reads(/已给出解决办法，请您验收/);
  await customer.reads('已重新启用科目，请再导入一次');
});

it('is accepted and rated', async () => {
  await customer.taps('确认解决');
  await customer.taps('允许');
  await customer.reads('问题解决了吗？');
  // that it is solved was just said; how well, only the stars say
  await customer.taps('5 星，很满意');
  await customer.taps('提交评价');
  await customer.reads('问题已解决，谢谢您的评价');
  await engineer.reads('已完成');
});

it('never reloaded the customer’s window', async () => {
  expect(await customer.page.evaluate('window.isSameWindow')).toBe(true);
});

it('left every step in the customer’s inbox', async () => {
  await customer.page.goto('/#/notices/inbox-page');
  await customer.reads('已给出解决办法，请您验收');
});

it('made no noise and asked no other host', () => {
  expect(windows.flatMap(({ faults }) => faults)).toEqual([]);
});

/** Prefilled where the phone knows it; otherwise it is asked for. */
async function givesPhone(person: Person) {
  if ((await person.says()).includes('请留一个电话')) {
    await person.taps(/请留一个电话/);
    await person.writes('电话', '13800138000');
    await person.taps('用这个联系方式');
  }
}
