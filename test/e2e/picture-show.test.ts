import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';

import type { TicketReply } from '#shared/tickets/ticket-replies';

import { apiClient } from '../support/api-client';
import { openBrowser, openWindow, type Window } from '../support/browser';
import { startServer, temporaryFolder, type Server } from '../support/server';
import { aReport } from '../support/tickets';

let server: Server;
let browser: Browser;
let ticketId: string;

beforeAll(async () => {
  server = await startServer({ dataDir: temporaryFolder('picture-show'), env: { DEMO: '0' } });
  browser = await openBrowser();
  ticketId = await reportWith([await longScreenshot(), await panorama()]);
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Light at the top and dark at the bottom. */
function longScreenshot() {
  return sharp({ create: { width: 1080, height: 9000, channels: 3, background: '#334155' } })
    .composite([{ input: block(1080, 1080), left: 0, top: 0 }])
    .png()
    .toBuffer();
}

function panorama() {
  return sharp({ create: { width: 9000, height: 1080, channels: 3, background: '#0b7285' } })
    .png()
    .toBuffer();
}

function block(width: number, height: number) {
  return { create: { width, height, channels: 3, background: '#e3fafc' } } as const;
}

async function reportWith(pictures: Buffer[]): Promise<string> {
  const { ask, signIn } = apiClient(server.url);
  const { token } = await signIn('customer');
  const attachmentIds: string[] = [];
  for (const bytes of pictures) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), '截图.png');
    const sent = await fetch(`${server.url}/api/v1/attachments`, {
      ...{ method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form },
    });
    attachmentIds.push(((await sent.json()) as { id: string }).id);
  }
  const body = aReport({ attachmentIds });
  const { body: ticket } = await ask({ method: 'POST', path: '/tickets', token, key: 'one', body });
  return (ticket as TicketReply).id;
}

/** The ticket's page, come to from the list, with its first picture open. */
async function openPicture(width: number, which = 0): Promise<Window> {
  const window = await openWindow(browser, server.url, { width, scheme: 'light' });
  const { page } = window;
  await page.goto('/?as=customer#/tickets/ticket-list-page');
  await page.goto(`/?as=customer#/tickets/ticket-page?id=${ticketId}`);
  await page
    .getByRole('button', { name: /查看图片/ })
    .nth(which)
    .click();
  // it is measured once it has come
  await eventually(async () => (await box(page, which)).width > 0);
  return window;
}

/** Where a picture lies, in pixels of the screen. */
async function box(page: Page, which = 0) {
  const found = await page.locator('.picture-show img').nth(which).boundingBox();
  if (!found) {
    throw new Error('the picture is not drawn');
  }
  return found;
}

/** As long as jest waits. */
async function eventually(isSo: () => Promise<boolean>) {
  while (!(await isSo())) {
    await sleep(50);
  }
}

/** Two clicks at once: between two of a mouse, a busy machine lets more time pass than a finger does. */
async function doubleTap(page: Page) {
  const tap = `document.querySelector('.picture-show__place').dispatchEvent(
    new MouseEvent('click', { clientX: 640, clientY: 450, bubbles: true }),
  )`;
  await page.evaluate(`${tap}; ${tap}`);
}

const isOpen = (page: Page) => page.locator('.picture-show').isVisible();

describe.each([320, 375, 1280])('a picture opened at %i px', (width) => {
  it('is as wide as the screen, or as itself, and begins at its top when it is long', async () => {
    const { page, close } = await openPicture(width);
    const { x, y, width: shown } = await box(page);
    expect(shown).toBe(Math.min(width, 1080));
    expect(y).toBe(0);
    expect(x).toBe((width - shown) / 2);
    await page.keyboard.press('End');
    await eventually(async () => (await box(page)).y < -1000);
    await close();
  });

  it('shows the middle of a panorama at full height', async () => {
    const { page, close } = await openPicture(width, 1);
    const { x, width: shown, height } = await box(page, 1);
    expect(height).toBe(width > 700 ? 900 : 780);
    expect(Math.abs(x + shown / 2 - width / 2)).toBeLessThan(2);
    await close();
  });
});

describe('an open picture', () => {
  it('is all that Back closes', async () => {
    const { page, close } = await openPicture(375);
    const address = page.url();
    // a page that is made anew has lost what was typed on it
    await page.evaluate("document.querySelector('.taro_page_show').isSame = true");
    await page.goBack();
    await page.locator('.picture-show').waitFor({ state: 'detached' });
    expect(page.url()).toBe(address);
    expect(await page.evaluate("document.querySelector('.taro_page_show').isSame")).toBe(true);
    await page.goBack();
    await page.waitForURL((url) => !url.hash.includes('ticket-page'));
    await close();
  });

  it.each([
    ['Escape', (page: Page) => page.keyboard.press('Escape')],
    ['关闭', (page: Page) => page.getByRole('button', { name: '关闭' }).click()],
    ['a tap', (page: Page) => page.locator('.picture-show__place').first().click()],
  ])('is closed by %s, and Back then leaves the page', async (_how, leave) => {
    const { page, faults, close } = await openPicture(375);
    await leave(page);
    await page.locator('.picture-show').waitFor({ state: 'detached' });
    await page.goBack();
    await page.waitForURL((url) => !url.hash.includes('ticket-page'));
    expect(faults).toEqual([]);
    await close();
  });

  it('gives the focus back to the picture that was opened', async () => {
    const { page, close } = await openPicture(1280);
    await page.keyboard.press('Escape');
    await page.locator('.picture-show').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(
      /查看图片/,
    );
    await close();
  });

  it('comes nearer by button, key, double tap and wheel, and stays under the pointer', async () => {
    const { page, close } = await openPicture(1280);
    const width = async () => (await box(page)).width;
    await page.getByRole('button', { name: '放大' }).click();
    await eventually(async () => (await width()) === 1620);
    await page.keyboard.press('-');
    await eventually(async () => (await width()) === 1080);
    await doubleTap(page);
    await eventually(async () => (await width()) === 2160);
    await doubleTap(page);
    await eventually(async () => (await width()) === 1080);
    await page.mouse.move(640, 450);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await eventually(async () => (await width()) > 1200);
    await page.keyboard.up('Control');
    expect(await isOpen(page)).toBe(true);
    await close();
  });

  it('is turned by arrow keys and says which it is', async () => {
    const { page, close } = await openPicture(375);
    await page.keyboard.press('ArrowRight');
    await page.getByText('2 / 2').waitFor();
    await page.getByRole('button', { name: '上一张' }).click();
    await page.getByText('1 / 2').waitFor();
    await close();
  });

  it('follows two fingers', async () => {
    const { page, close } = await openPicture(375);
    const phone = await page.context().newCDPSession(page);
    const touch = (type: string, apart: number) =>
      phone.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints:
          apart === 0
            ? []
            : [
                { x: 187 - apart, y: 300, id: 0 },
                { x: 187 + apart, y: 300, id: 1 },
              ],
      });
    await touch('touchStart', 30);
    await touch('touchMove', 45);
    await touch('touchMove', 60);
    await touch('touchEnd', 0);
    expect((await box(page)).width).toBeGreaterThan(600);
    expect(await isOpen(page)).toBe(true);
    await close();
  });
});
