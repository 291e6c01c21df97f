import type { Browser, Page } from 'playwright-core';

import type { CandidateReply } from '#shared/tickets/candidate-api';

import { apiClient, type ApiClient, type SignedIn } from '../support/api-client';
import { openBrowser, openWindow, type Window } from '../support/browser';
import { startServer, temporaryFolder, type Server } from '../support/server';

const wide = { width: 1280, scheme: 'light' } as const;

let server: Server;
let browser: Browser;
let api: ApiClient;
let desk: SignedIn;
let window: Window;
let page: Page;

beforeAll(async () => {
  server = await startServer({ dataDir: temporaryFolder('desk-columns') });
  browser = await openBrowser();
  api = apiClient(server.url);
  desk = await api.signIn('dispatcher');
}, 240_000);

beforeEach(async () => {
  window = await openWindow(browser, server.url, wide);
  ({ page } = window);
  await page.goto('/?as=dispatcher#/desk/queue-page');
  await rows().first().waitFor();
}, 90_000);

afterEach(async () => {
  expect(window.faults).toEqual([]);
  await window.close();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

const rows = () => page.locator('#desk-list [role="option"]');
const openRow = () => page.locator('.desk-row--open');
const openId = async () => (await openRow().getAttribute('id'))?.replace('ticket-', '') ?? '';
const reported = async (words: string) => {
  const { token } = await api.signIn('customer');
  return (await api.submit(token, words)).id;
};
const candidates = async (id: string) => {
  const { body } = await api.ask({ path: `/tickets/${id}/candidates`, token: desk.token });
  return (body as { items: CandidateReply[] }).items;
};
const offeredTo = async (id: string) => (await api.ticket(desk.token, id)).offer?.to?.id;

/** Opens this ticket by its row. */
async function opens(id: string) {
  await page.locator(`#desk-list #ticket-${id}`).click();
  await page.locator('#desk-assign').waitFor();
}

it('moves with the keys, keeps the ticket in the address and opens it again from there', async () => {
  await page.keyboard.press('ArrowDown');
  await openRow().waitFor();
  const first = await openId();
  await page.keyboard.press('j');
  await page.waitForURL((url) => url.hash.includes('id=') && !url.hash.includes(first));
  expect(await openId()).not.toBe(first);
  await page.keyboard.press('k');
  await page.waitForURL((url) => url.hash.includes(first));
  await page.locator('#desk-assign').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#desk-ticket:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#desk-list:focus').waitFor();
  await page.reload();
  await page.locator('#desk-assign').waitFor();
  expect(await openId()).toBe(first);
});

it('hears no keys while somebody types, and finds any ticket', async () => {
  await reported('蓝色扫码枪读不出条码 aq7');
  await page.keyboard.press('ArrowDown');
  await page.locator('#desk-assign').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('aq7');
  await page.getByText('蓝色扫码枪读不出条码').filter({ visible: true }).first().waitFor();
  expect(await page.locator('.sheet').filter({ visible: true }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.locator('#desk-list:focus').waitFor();
});

it('keeps its place and the open ticket while others come and this one changes', async () => {
  const id = await reported('月末结账后少一张凭证');
  await page.locator(`#desk-list #ticket-${id}`).waitFor();
  await opens(id);
  const other = await reported('又来了一张新的工单');
  await page.locator(`#desk-list #ticket-${other}`).waitFor();
  expect(await openId()).toBe(id);
  const [best] = await candidates(id);
  await api.ask({
    ...{ method: 'POST', path: `/tickets/${id}/actions/assign`, token: desk.token },
    ...{ body: { assigneeId: best?.id, note: '客户点名' }, key: `assign-${id}` },
  });
  await page.locator(`#desk-list #ticket-${id}`).waitFor({ state: 'detached' });
  await page.getByText('月末结账后少一张凭证').filter({ visible: true }).first().waitFor();
  expect(page.url()).toContain(id);
});

it('assigns by keys: A, a choice, Enter', async () => {
  const id = await reported('发票打印机卡纸');
  await page.locator(`#desk-list #ticket-${id}`).waitFor();
  await opens(id);
  await page.keyboard.press('a');
  const [best] = await candidates(id);
  await page.locator(`#assign-${best?.id}`).focus();
  await page.keyboard.press('Enter');
  await page.locator('#submit-action').focus();
  await page.keyboard.press('Enter');
  await page.locator(`#desk-list #ticket-${id}`).waitFor({ state: 'detached' });
  expect(await offeredTo(id)).toBe(best?.id);
});

it('assigns by dragging, with a reason where it is not the first choice', async () => {
  const id = await reported('会议室大屏没有信号');
  const row = page.locator(`#desk-list #ticket-${id}`);
  await row.waitFor();
  const other = (await candidates(id)).at(-1);
  await drag(`#desk-list #ticket-${id}`, `#engineer-${other?.id}`);
  await page.locator('#submit-action').click();
  await page.getByText(/请/).filter({ visible: true }).first().waitFor();
  await page.locator('#action-note').fill('客户点名要他');
  await page.locator('#submit-action').click();
  await row.waitFor({ state: 'detached' });
  expect(await offeredTo(id)).toBe(other?.id);
});

it('asks the first choice at once, by the button too', async () => {
  const id = await reported('考勤机时间慢了十分钟');
  await page.locator(`#desk-list #ticket-${id}`).waitFor();
  await opens(id);
  await page.keyboard.press('b');
  const [best] = await candidates(id);
  await page.locator(`#give-${best?.id}`).click();
  await page.locator(`#desk-list #ticket-${id}`).waitFor({ state: 'detached' });
  expect(await offeredTo(id)).toBe(best?.id);
});

it('is written under the ticket: I for colleagues', async () => {
  const id = await reported('温度传感器读数偏高');
  await page.locator(`#desk-list #ticket-${id}`).waitFor();
  await opens(id);
  await page.keyboard.press('i');
  await page.locator('#desk-words:focus').waitFor();
  await page.keyboard.type('已经和仓库确认有备件');
  await page.keyboard.press('Control+Enter');
  await page.locator('.timeline').getByText('已经和仓库确认有备件').waitFor();
  const { timeline } = await api.ticket(desk.token, id);
  expect(timeline.at(-1)).toMatchObject({ kind: 'note', visibility: 'internal' });
});

async function drag(from: string, to: string) {
  const start = await middleOf(from);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 20, start.y + 4);
  await page.locator(to).waitFor();
  const end = await middleOf(to);
  await page.mouse.move(end.x - 20, end.y);
  await page.mouse.move(end.x, end.y);
  await page.locator(`${to}.board-row--over`).waitFor();
  await page.mouse.up();
}

async function middleOf(selector: string) {
  const box = await page.locator(selector).boundingBox();
  if (!box) {
    throw new Error(`${selector} is not drawn`);
  }
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
