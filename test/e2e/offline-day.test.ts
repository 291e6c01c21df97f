import type { Browser } from 'playwright-core';

import { openBrowser, openWindow, type Window } from '../support/browser';
import {
  arrivedSteps,
  hour,
  minute,
  sixSteps,
  startOfflineDay,
  type OfflineDay,
} from '../support/offline-day';
import { personAt, type Person } from '../support/person';
import { aScreenshot } from '../support/pictures';
import { temporaryFolder } from '../support/server';
import { startShiftedServer, type ShiftedServer } from '../support/shifted-server';

const folder = temporaryFolder('offline-day');

let server: ShiftedServer;
let browser: Browser;
let window: Window;
let engineer: Person;
let day: OfflineDay;
let picture: string;

beforeAll(async () => {
  server = await startShiftedServer(`${folder}/data`);
  browser = await openBrowser();
  picture = await aScreenshot(folder);
  day = await startOfflineDay(server);
  window = await openWindow(browser, server.url, { width: 375, scheme: 'light' });
  engineer = personAt(window.page);
  await window.page.clock.install();
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** On the phone and at the server alike. */
async function pass(milliseconds: number) {
  server.pass(milliseconds);
  await window.page.clock.fastForward(milliseconds);
}

const offline = (isOffline: boolean) => window.page.context().setOffline(isOffline);
const submits = () => window.page.locator('#submit-action').filter({ visible: true }).click();
const waits = (count: number) => engineer.reads(new RegExp(`没有网络 · ${count} 项待同步`));

async function turnsTo(name: 'other' | 'visited') {
  await window.page.goBack();
  await engineer.tapsWords(day.words[name]);
}

/** Asked only where the time for the first answer passed, and that runs in working hours alone. */
async function saysWhyLate() {
  const cause = window.page.locator('#breach-hard').filter({ visible: true });
  if ((await cause.count()) > 0) {
    await cause.click();
  }
}

// one shift, told in order: each step begins where the one before ended
it('has the day at hand before the network goes', async () => {
  const seen = new Set<string>();
  window.page.on('response', (response) => {
    seen.add(new URL(response.url()).pathname);
  });
  await window.page.goto('/?as=engineer#/work/work-page');
  await engineer.reads(day.words.visited);
  await engineer.reads(day.words.other);
  for (const id of Object.values(day.ids)) {
    while (!seen.has(`/api/v1/tickets/${id}`)) {
      await window.page.waitForEvent('response');
    }
  }
});

it('does six things in two hours without a network, on tickets that were never opened', async () => {
  await offline(true);
  await engineer.reads(/网络断了，看到的是 \d\d:\d\d 的内容/);
  await engineer.tapsWords(day.words.visited);
  await pass(20 * minute);
  await engineer.taps('出发');
  await submits();
  await waits(1);
  await pass(20 * minute);
  await engineer.taps('到达');
  await engineer.picks('添加图片', [picture]);
  await engineer.reads('自动上传');
  await submits();
  await waits(2);
  await turnsTo('other');
  await pass(20 * minute);
  await engineer.taps('开始处理');
  await waits(3);
  await pass(20 * minute);
  await engineer.taps('留言');
  await engineer.writes('留言内容', '正在看，稍等');
  await engineer.picks('添加图片', [picture]);
  await submits();
  await waits(4);
  await turnsTo('visited');
  await pass(20 * minute);
  await engineer.taps('解决');
  await engineer.writes('原因', '电源模块烧坏');
  await engineer.writes('解决办法', '更换电源模块，数据已恢复');
  await engineer.taps('30 分钟');
  await engineer.picks('添加处理后的照片', [picture]);
  await submits();
  await waits(5);
  await turnsTo('other');
  await pass(20 * minute);
  await engineer.taps('更多操作');
  await engineer.taps('记录');
  await engineer.writes('记录内容', '怀疑是凭证状态没有更新');
  await engineer.picks('添加图片', [picture]);
  await submits();
  await waits(6);
});

it('shows them as done, marked as waiting, and goes on with the next step', async () => {
  await engineer.reads('怀疑是凭证状态没有更新');
  await engineer.reads(/待同步/);
  await window.page.goBack();
  await engineer.reads('待同步');
  await engineer.reads('处理中');
});

it('sends each once and in order when the network is back, with their pictures and times', async () => {
  const before = Date.now() + 2 * hour;
  await offline(false);
  await engineer.readsNoMore(/没有网络|网络断了/);
  await engineer.readsNoMore(/待同步|正在同步/);
  const arrived = await arrivedSteps(day);
  expect(arrived.map(({ kind, of }) => [kind, of])).toEqual(sixSteps);
  expect(arrived.map(({ pictures }) => pictures)).toEqual([0, 1, 0, 1, 1, 1]);
  const [first, last] = [arrived[0]?.at ?? 0, arrived.at(-1)?.at ?? 0];
  expect(last - first).toBeGreaterThanOrEqual(100 * minute);
  expect(first).toBeLessThan(before - 90 * minute);
  const { breaches, status } = await day.ticket('visited');
  expect(status).toBe('resolved');
  // recorded as missed while nobody heard of it, and kept all the same
  expect(breaches?.find(({ promise }) => promise === 'solution')).toMatchObject({
    metAt: new Date(arrived[4]?.at ?? 0).toISOString(),
  });
  const late = breaches?.filter(({ dueAt, metAt }) => metAt === null || metAt > dueAt) ?? [];
  expect(late.map(({ promise }) => promise)).toEqual(['firstResponse']);
  expect(await window.page.locator('.banner--late').filter({ visible: true }).count()).toBe(0);
});

it('shows both versions of what somebody else has changed, and sends it as the person decides', async () => {
  await engineer.tapsWords(day.words.other);
  await engineer.reads('怀疑是凭证状态没有更新');
  await offline(true);
  await engineer.taps('解决');
  await engineer.writes('原因', '凭证状态没有更新');
  await engineer.writes('解决办法', '已重算状态');
  await engineer.taps('30 分钟');
  await saysWhyLate();
  await submits();
  await waits(1);
  await engineer.taps('留言');
  await engineer.writes('留言内容', '结账可以继续了');
  await submits();
  await waits(2);
  const closing = { outcome: 'unanswered', note: '客户一直没有回音' };
  expect((await day.deskDoes('other', 'close', closing)).status).toBe(200);
  await offline(false);
  await engineer.reads(/“解决”没有同步：工单变了/);
  await engineer.taps('看看并决定');
  await engineer.reads('凭证状态没有更新\n已重算状态');
  await engineer.reads('客户一直没有回音');
  await engineer.reads('后面还有 1 项，等您决定后继续');
  await engineer.taps('留作备注');
  await engineer.readsNoMore(/没有同步/);
  await engineer.reads(/1 项已同步|2 项已同步/);
  const { status, timeline } = await day.ticket('other');
  expect(status).toBe('closed');
  expect(timeline.slice(-2).map(({ kind, text }) => [kind, text])).toEqual([
    ['note', expect.stringMatching(/“解决”，没能同步。凭证状态没有更新\n已重算状态/)],
    ['message', '结账可以继续了'],
  ]);
});

it('made no other noise and asked no other host', () => {
  expect(window.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([
    // the step that the server refused
    expect.stringContaining('409'),
  ]);
});
