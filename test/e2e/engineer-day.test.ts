import type { Browser, Page } from 'playwright-core';

import { openBrowser, openWindow, type Window } from '../support/browser';
import { personAt, type Person } from '../support/person';
import { aScreenshot } from '../support/pictures';
import { startServer, temporaryFolder, type Server } from '../support/server';

const phone = { width: 375, scheme: 'light' } as const;
const problem = '3 号泵房的采集终端黑屏，指示灯全灭';
const folder = temporaryFolder('engineer-day');

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

// one visit, told in order: each step begins where the one before ended
it('begins with a report that somebody takes', async () => {
  await customer.page.goto('/');
  await customer.taps(/林晓/);
  await customer.taps('报告问题');
  await customer.taps('报错了');
  await customer.writes('说说情况', problem);
  await customer.taps(/能做，但很费劲/);
  await customer.taps('提交');
  await customer.taps('允许');
  await customer.taps('查看进度');
  await engineer.page.goto('/');
  await engineer.taps(/陈志远/);
  await engineer.taps('接单池');
  await engineer.tapsWords(problem);
  await engineer.taps('接单');
  await engineer.taps('允许');
  await engineer.taps('开始处理');
  await customer.reads(/陈志远工程师正在处理/);
});

it('says what is said again and again with one tap, filled in for this ticket', async () => {
  await engineer.taps('留言');
  await engineer.taps('快捷回复');
  await engineer.tapsWords('已看到，正在查');
  await engineer.taps('发送');
  await customer.reads(/您好，我是陈志远，工单 SH\d{8}-\d{4} 我正在查/);
});

it('asks for words only, until somebody was there', async () => {
  await engineer.taps('解决');
  await engineer.taps('提交给客户验收');
  await engineer.reads('还有没填的，请往上看红字');
  await engineer.writes('原因', '电源模块烧坏');
  await engineer.writes('解决办法', '更换电源模块，数据已恢复');
  await engineer.taps('30 分钟');
  await engineer.taps('填写上门情况：配件、照片、签字');
});

it('takes parts, pictures of before and after, and the customer’s signature', async () => {
  await engineer.taps('添加配件');
  await engineer.writes('名称', '24V 电源模块');
  await engineer.writes('序列号', 'PS24-2217');
  await engineer.writes(/单价/, '360');
  await engineer.picks('添加处理前的照片', [await aScreenshot(folder, 'before.jpg')]);
  await engineer.picks('添加处理后的照片', [await aScreenshot(folder, 'after.jpg')]);
  await engineer.taps('请客户签字');
  await signs(engineer.page);
  await engineer.taps('签好了');
  await engineer.page.locator('#sign').waitFor({ state: 'hidden' });
  await engineer.page.locator('#signature-pad').waitFor({ state: 'hidden' });
  // in a hurry: the signature is still on its way
  await engineer.taps('提交给客户验收');
  await engineer.reads('更换配件');
});

it('shows the customer what was done, without its price', async () => {
  await customer.reads('24V 电源模块，序列号 PS24-2217');
  await customer.reads('处理 30 分钟');
  await customer.reads('客户签字');
  await customer.reads('处理前');
  expect(await customer.says()).not.toContain('¥360');
  await engineer.reads('24V 电源模块，序列号 PS24-2217，¥360');
});

it('proves it in the service record', async () => {
  await customer.taps('更多操作');
  await customer.taps('服务记录');
  await customer.reads('更换的配件');
  await customer.reads('处理后');
  await customer.reads('处理用时');
  await customer.reads('客户签字');
});

it('made no noise and asked no other host', () => {
  expect(windows.flatMap(({ faults }) => faults)).toEqual([]);
});

/** A stroke with the mouse, as good as a finger's. */
async function signs(page: Page) {
  const pad = page.locator('#signature-pad');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) {
    throw new Error('there is nothing to sign on');
  }
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 120, { steps: 5 });
  await page.mouse.move(box.x + 200, box.y + 50, { steps: 5 });
  await page.mouse.up();
}
