import type { Browser } from 'playwright-core';

import { apiClient } from '../support/api-client';
import { openBrowser, openWindow } from '../support/browser';
import { startServer, temporaryFolder, type Server } from '../support/server';
import { shots } from '../support/shots';
import { openPage, stickingOut } from '../support/web-page';

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ dataDir: temporaryFolder('layout') });
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
});

const looks = [
  { width: 320, scheme: 'light' },
  { width: 320, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
] as const;

describe.each(looks)('at $width px, $scheme', (look) => {
  it.each(shots)('$name fits, is quiet and asks no other host', async (shot) => {
    const window = await openWindow(browser, server.url, look);
    await openPage(window.page, apiClient(server.url), shot);
    expect(await stickingOut(window.page)).toEqual([]);
    expect(await window.page.locator('body').innerText()).toMatch(/[\u4e00-\u9fff]{2}/);
    expect(window.faults).toEqual([]);
    await window.close();
  });
});
