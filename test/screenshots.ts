import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import sharp from 'sharp';

import { apiClient, type ApiClient } from './support/api-client';
import { openBrowser, openWindow, type Look, type Window } from './support/browser';
import { startServer, temporaryFolder } from './support/server';
import { shots, type Shot } from './support/shots';
import { openPage } from './support/web-page';

const usage = `npm run screenshots -- [folder] [--widths 320,375,1280] [--schemes light,dark] [--only home,report] [--full] [--url http://…]
Takes the pages of the built web app as the demo shows them. Without --url a fresh demo is started.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    widths: { type: 'string', default: '375' },
    schemes: { type: 'string', default: 'light,dark' },
    only: { type: 'string', default: '' },
    full: { type: 'boolean', default: false },
    url: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  say(usage);
} else {
  await takeAll(positionals[0] ?? 'docs/screenshots');
}

async function takeAll(folder: string) {
  mkdirSync(folder, { recursive: true });
  const server =
    values.url === undefined ? await startServer({ dataDir: temporaryFolder('shots') }) : null;
  const url = values.url ?? server?.url ?? '';
  const browser = await openBrowser();
  const wanted = values.only === '' ? shots : shots.filter(({ name }) => isWanted(name));
  for (const look of looks()) {
    for (const shot of wanted) {
      const window = await openWindow(browser, url, look);
      const file = path.join(folder, fileName(shot, look));
      await take(shot, { window, api: apiClient(url), file });
      await window.close();
    }
  }
  await browser.close();
  await server?.stop();
}

type Taking = { window: Window; api: ApiClient; file: string };

async function take(shot: Shot, { window, api, file }: Taking) {
  try {
    await openPage(window.page, api, shot);
    const image = await window.page.screenshot({ fullPage: values.full });
    await sharp(image).png({ palette: true, quality: 90, effort: 8 }).toFile(file);
    say(`${file}${window.faults.map((fault) => `\n  ${fault}`).join('')}`);
  } catch (error: unknown) {
    say(`${shot.name}: not taken, ${error instanceof Error ? error.message.split('\n')[0] : ''}`);
    process.exitCode = 1;
  }
}

function looks(): Look[] {
  const widths = values.widths.split(',').map(Number);
  const schemes = values.schemes.split(',').map((scheme) => (scheme === 'dark' ? 'dark' : 'light'));
  return widths.flatMap((width) => schemes.map((scheme) => ({ width, scheme })));
}

function isWanted(name: string): boolean {
  return values.only.split(',').some((word) => name.startsWith(word));
}

/** `home.png` is the phone by day; everything else says what it is. */
function fileName({ name }: Shot, { width, scheme }: Look): string {
  const parts = [
    name,
    ...(width === 375 ? [] : [String(width)]),
    ...(scheme === 'dark' ? ['dark'] : []),
  ];
  return `${parts.join('-')}.png`;
}

function say(words: string) {
  process.stdout.write(`${words}\n`);
}
