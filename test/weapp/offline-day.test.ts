import {
  arrivedSteps,
  minute,
  sixSteps,
  startOfflineDay,
  type OfflineDay,
} from '../support/offline-day';
import { aScreenshot } from '../support/pictures';
import { temporaryFolder } from '../support/server';
import { startShiftedServer, type ShiftedServer } from '../support/shifted-server';

import { openPhone, type Phone } from './support/phone';

const folder = temporaryFolder('offline-day');

let server: ShiftedServer;
let day: OfflineDay;
let pictures: string[];
let phone: Phone;
let ahead = 0;

beforeAll(async () => {
  server = await startShiftedServer(`${folder}/data`);
  day = await startOfflineDay(server);
  const picture = await aScreenshot(folder);
  pictures = [picture, picture, picture];
  phone = await openPhone({
    ...{ apiUrl: server.url, loginCode: 'demo:engineer', pictures, picks: 1 },
    launch: 'work/work-page',
  });
}, 180_000);

afterAll(async () => {
  await phone.close();
  await server.stop();
});

/** On the phone and at the server alike. */
async function pass(milliseconds: number) {
  ahead += milliseconds;
  server.pass(milliseconds);
  await phone.pass(milliseconds);
}

const waits = (count: number) => phone.waitFor(new RegExp(`没有网络 · ${count} 项待同步`));

async function addsPicture() {
  await phone.tap('添加图片');
  await phone.waitFor('自动上传');
}

// one shift, told in order: each step begins where the one before ended
it('has the day at hand before the network goes', async () => {
  await phone.waitFor(day.words.visited);
  await phone.waitFor(day.words.other);
  const isAsked = async (id: string) =>
    JSON.stringify(await phone.calls('request')).includes(`/tickets/${id}`);
  const ids = Object.values(day.ids);
  while (!(await Promise.all(ids.map(isAsked))).every(Boolean)) {
    // the tickets are read one after the other
  }
  await phone.waitFor('本周上门');
});

it('does three things without a network, on tickets that were never opened', async () => {
  await phone.network('none');
  await phone.waitFor(/网络断了，看到的是 \d\d:\d\d 的内容/);
  await phone.tap(day.words.visited);
  await pass(20 * minute);
  await phone.tap('出发');
  await phone.waitFor('现在出发吗？');
  await phone.tap('出发');
  await waits(1);
  await pass(20 * minute);
  await phone.tap('到达');
  await addsPicture();
  await phone.tap('我到了');
  await waits(2);
  await phone.back();
  await phone.tap(day.words.other);
  await pass(20 * minute);
  await phone.tap('开始处理');
  await waits(3);
});

it('knows it all after the mini-program was closed, still without a network, and does three more', async () => {
  const { memory } = phone;
  await phone.close();
  phone = await openPhone({
    ...{ apiUrl: server.url, loginCode: 'demo:engineer', pictures, picks: 1 },
    ...{ memory, ahead, network: 'none', launch: 'work/work-page' },
  });
  await waits(3);
  await phone.tap(day.words.other);
  await pass(20 * minute);
  await phone.tap('留言');
  await phone.type('留言内容', '正在看，稍等');
  await addsPicture();
  await phone.tap('发送');
  await waits(4);
  await phone.back();
  await phone.tap(day.words.visited);
  await pass(20 * minute);
  await phone.tap('解决');
  await phone.type('原因', '电源模块烧坏');
  await phone.type('解决办法', '更换电源模块，数据已恢复');
  await phone.tap('30 分钟');
  await phone.tap('添加图片', 1);
  await phone.waitFor('自动上传');
  await phone.tap('提交给客户验收');
  await waits(5);
  await phone.back();
  await phone.tap(day.words.other);
  await pass(20 * minute);
  await phone.tap('更多');
  await phone.tap('记录');
  await phone.type('记录内容', '怀疑是凭证状态没有更新');
  await addsPicture();
  await phone.tap('保存记录');
  await waits(6);
});

it('sends each once and in order when the network is back, with their pictures and times', async () => {
  await phone.network('wifi');
  await phone.waitForToast('6 项已同步');
  await phone.waitForNo('待同步');
  const arrived = await arrivedSteps(day);
  expect(arrived.map(({ kind, of }) => [kind, of])).toEqual(sixSteps);
  expect(arrived.map(({ pictures: count }) => count)).toEqual([0, 1, 0, 1, 1, 1]);
  expect((arrived.at(-1)?.at ?? 0) - (arrived[0]?.at ?? 0)).toBeGreaterThanOrEqual(100 * minute);
  expect((await phone.screen()).texts.join(' ')).not.toMatch(/网络断了|没有网络|再试一次/);
});
