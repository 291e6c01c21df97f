import { existsSync } from 'node:fs';

import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Pages ask again every few seconds; what has not come by then will not come. */
const patience = 25_000;
const quiet = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage'],
];

/** @throws if this machine has no Chromium; `npm test` looks for one and installs it where it can */
export async function openBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'];
  const executablePath = given ?? places.find((place) => existsSync(place));
  if (executablePath === undefined || !existsSync(executablePath)) {
    throw new Error('No Chromium found: install one, or set CHROMIUM_PATH to its program file.');
  }
  return chromium.launch({ executablePath, args: quiet });
}

export type Look = { width: number; scheme: 'light' | 'dark' };

export type Window = { page: Page; faults: string[]; close: () => Promise<void> };

/** One person's browser window. Console errors and requests to other hosts are collected as faults. */
export async function openWindow(browser: Browser, url: string, look: Look): Promise<Window> {
  const context = await browser.newContext({ ...optionsFor(look), baseURL: url });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      faults.push(`console.error: ${message.text()} ${message.location().url}`);
    }
  });
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !/^(data|blob):/.test(address)) {
      faults.push(`request to another host: ${address}`);
    }
  });
  return { page, faults, close: () => context.close() };
}

function optionsFor({ width, scheme }: Look): BrowserContextOptions {
  return {
    viewport: { width, height: width > 700 ? 900 : 780 },
    colorScheme: scheme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    deviceScaleFactor: width > 700 ? 1 : 2,
    hasTouch: width <= 700,
    reducedMotion: 'reduce',
  };
}
