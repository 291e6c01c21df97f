import type { Browser } from 'playwright-core';

import type { TicketReply } from '#shared/tickets/ticket-replies';

import { apiClient } from '../support/api-client';
import { aPicture } from '../support/attachments';
import { openBrowser, openWindow, type Window } from '../support/browser';
import { personAt, type Person } from '../support/person';
import { startServer, temporaryFolder, type Server } from '../support/server';
import { aReport } from '../support/tickets';

const phone = { width: 375, scheme: 'light' } as const;

let server: Server;
let browser: Browser;
let windows: Window[];
let engineer: Person;
let dispatcher: Person;
let ticketId: string;

beforeAll(async () => {
  server = await startServer({ dataDir: temporaryFolder('content-safety'), env: { DEMO: '0' } });
  browser = await openBrowser();
  windows = [
    await openWindow(browser, server.url, phone),
    await openWindow(browser, server.url, phone),
  ];
  const [left, right] = windows.map(({ page }) => personAt(page));
  if (!left || !right) {
    throw new Error('two windows were opened');
  }
  engineer = left;
  dispatcher = right;
  ticketId = await reportWithPicture();
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Red is risky to the sandbox. */
async function reportWithPicture(): Promise<string> {
  const { ask, signIn } = apiClient(server.url);
  const { token } = await signIn('customer');
  const form = new FormData();
  form.append(
    'file',
    new Blob([new Uint8Array(await aPicture(60, 60, '#ff0000').png().toBuffer())]),
  );
  const headers = { authorization: `Bearer ${token}` };
  const sent = await fetch(`${server.url}/api/v1/attachments`, {
    ...{ method: 'POST', headers, body: form },
  });
  const { id } = (await sent.json()) as { id: string };
  const body = aReport({ attachmentIds: [id] });
  const { body: ticket } = await ask({ method: 'POST', path: '/tickets', token, key: 'one', body });
  return (ticket as TicketReply).id;
}

it('keeps the place of a risky picture on the engineer’s page', async () => {
  await engineer.page.goto(`/?as=engineer#/tickets/ticket-page?id=${ticketId}`);
  await engineer.reads('已隐藏');
  await engineer.page.evaluate('window.isSameWindow = true');
});

it('leads the desk from its queue to what waits', async () => {
  await dispatcher.page.goto('/?as=dispatcher#/desk/queue-page');
  await dispatcher.reads('1 条待处理');
  await dispatcher.tapsWords('内容复核');
  await dispatcher.reads('涉及色情');
});

it('shows the picture to the engineer, without reloading, once the desk releases it', async () => {
  await dispatcher.taps('放行');
  await dispatcher.reads('没有待复核的内容');
  await engineer.page.getByRole('button', { name: /查看图片/ }).waitFor();
  await engineer.readsNoMore('已隐藏');
  expect(await engineer.page.evaluate('window.isSameWindow')).toBe(true);
});

it('made no noise', () => {
  expect(windows.flatMap(({ faults }) => faults)).toEqual([]);
});
