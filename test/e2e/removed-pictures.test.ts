import type { Browser, Page } from 'playwright-core';

import { openBrowser, openWindow, type Window } from '../support/browser';
import { personAt, type Person } from '../support/person';
import { aScreenshot } from '../support/pictures';
import { startServer, temporaryFolder, type Server } from '../support/server';

const folder = temporaryFolder('removed');
const hour = 60 * 60_000;
const problem = '打印凭证时第二页是空白的';

let server: Server;
let browser: Browser;
let window: Window;
let page: Page;
let customer: Person;
/** Idempotency keys of the uploads, in order. */
let uploads: string[];

beforeAll(async () => {
  server = await startServer({ dataDir: folder });
  browser = await openBrowser();
}, 180_000);

beforeEach(async () => {
  window = await openWindow(browser, server.url, { width: 375, scheme: 'light' });
  page = window.page;
  customer = personAt(page);
  uploads = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/attachments')) {
      uploads.push(request.headers()['idempotency-key'] ?? '');
    }
  });
});

afterEach(() => window.close());
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function writesReport() {
  await page.goto('/?as=customer#/tickets/report-page');
  await customer.taps('报错了');
  await customer.writes('说说情况', problem);
  await customer.picks('添加图片', [await aScreenshot(folder)]);
  await customer.taps(/基本不影响/);
  await pictureArrives();
}

async function pictureArrives() {
  await page.locator('.picture__remove').waitFor();
  await page.locator('.picture__veil').waitFor({ state: 'hidden' });
}

async function submits() {
  await customer.taps('提交');
  await customer.reads(/允许|有进展会通知您/);
  if ((await customer.says()).includes('允许')) {
    await customer.taps('允许');
  }
}

/** The server has removed the pictures: it says so once. */
async function hasRemovedPictures(path: RegExp) {
  let isTold = false;
  await page.route(path, async (route) => {
    if (isTold || route.request().method() !== 'POST') {
      await route.continue();
      return;
    }
    isTold = true;
    const problem = { status: 404, code: 'attachment.not_found', title: '没有找到这个附件' };
    await route.fulfill({ status: 404, json: problem });
  });
}

async function comesBackAfter(hours: number) {
  await page.clock.setFixedTime(Date.now() + hours * hour);
  await page.reload();
  await customer.reads('截图或照片');
}

describe('a report', () => {
  it('uploads its picture again when the server has removed it, and arrives', async () => {
    await writesReport();
    await hasRemovedPictures(/\/api\/v1\/tickets$/);
    await submits();
    await customer.reads('有进展会通知您');
    expect(uploads).toHaveLength(2);
    expect(uploads[0]).not.toBe(uploads[1]);
    await customer.taps('查看进度');
    await page.getByRole('button', { name: /查看图片/ }).waitFor();
  });

  it.each([
    [25, 2],
    [2, 1],
  ])('opened again after %i hours has been uploaded %i times', async (hours, times) => {
    await writesReport();
    await comesBackAfter(hours);
    await customer.reads(/^1\/9$/);
    await page.waitForTimeout(500);
    expect(uploads).toHaveLength(times);
    expect(new Set(uploads).size).toBe(times);
  });

  it('says that a picture is lost when the phone has it no longer either, and sends the rest', async () => {
    await writesReport();
    await page.evaluate(`new Promise((resolve) => {
      const opening = indexedDB.open('huisheng');
      opening.onsuccess = () => {
        const room = opening.result.transaction('files', 'readwrite').objectStore('files');
        room.clear().onsuccess = resolve;
      };
    })`);
    await comesBackAfter(25);
    await customer.reads('有 1 张图片没有保存下来，可以重新添加，其余内容照常提交');
    expect(await page.getByLabel('说说情况').inputValue()).toBe(problem);
    await submits();
    await customer.reads('有进展会通知您');
  });
});

it('a message uploads its picture again when the server has removed it, and is sent once', async () => {
  await writesReport();
  await submits();
  await customer.reads('有进展会通知您');
  await customer.taps('查看进度');
  await customer.taps('留言');
  await customer.writes('留言内容', '第二页也是空白的');
  await customer.picks('添加图片', [await aScreenshot(folder)]);
  await pictureArrives();
  uploads = [];
  await hasRemovedPictures(/\/actions\/message$/);
  await customer.taps('发送');
  await customer.reads('已发送');
  expect(uploads).toHaveLength(1);
  await customer.reads('第二页也是空白的');
  expect(await page.getByRole('button', { name: /查看图片/ }).count()).toBe(2);
});
