import type { Browser, CDPSession, Page } from 'playwright-core';

import { openBrowser, openWindow, type Window } from '../support/browser';
import { personAt, type Person } from '../support/person';
import { startServer, temporaryFolder, type Server } from '../support/server';

const sixtyLines = Array.from({ length: 60 }, (_, index) => `第 ${index + 1} 步没有反应`).join(
  '\n',
);

let server: Server;
let browser: Browser;
let window: Window;
let page: Page;
let customer: Person;

beforeAll(async () => {
  server = await startServer({ dataDir: temporaryFolder('typing') });
  browser = await openBrowser();
}, 180_000);

beforeEach(async () => {
  window = await openWindow(browser, server.url, { width: 375, scheme: 'light' });
  page = window.page;
  customer = personAt(page);
});

afterEach(async () => {
  expect(window.faults).toEqual([]);
  await window.close();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('a long description', () => {
  const field = () => page.getByLabel('说说情况');
  /** Where the field and the page stand; every moment of typing is looked at, not only its end. */
  const places = () =>
    page.evaluate<{ scrolled: number[]; bottom: number; inner: number; foot: number }>(`(() => {
      const box = document.querySelector('#description');
      return {
        scrolled: window.scrolledTo,
        bottom: box.getBoundingClientRect().bottom,
        inner: box.scrollHeight - box.clientHeight,
        foot: document.querySelector('.page__foot').getBoundingClientRect().top,
      };
    })()`);
  const watchScrolling = () =>
    page.evaluate(`(() => {
      const box = document.querySelector('#description').closest('.taro_page');
      window.scrolledTo = [box.scrollTop];
      box.addEventListener('scroll', () => window.scrolledTo.push(box.scrollTop));
    })()`);

  beforeEach(async () => {
    await page.goto('/?as=customer#/tickets/report-page');
    await field().fill(sixtyLines);
    // the browser scrolls to the caret only when it moves
    await field().press('Control+Home');
  });

  it('shows all of its lines', async () => {
    expect((await places()).inner).toBe(0);
  });

  it.each([
    ['at its end', 'Control+End', 0],
    ['in its middle', 'Control+End', 30],
    ['at its beginning', 'ArrowDown', 0],
  ])('does not jump while somebody types %s', async (_where, key, linesUp) => {
    await field().press(key);
    for (let line = 0; line < linesUp; line += 1) {
      await page.keyboard.press('ArrowUp');
    }
    await page.waitForTimeout(300);
    await watchScrolling();
    await page.keyboard.type('abc');
    await page.waitForTimeout(300);
    const { scrolled } = await places();
    expect(new Set(scrolled).size).toBe(1);
  });

  it('moves up by a line for a new line, and keeps it in view', async () => {
    await field().press('Control+End');
    await page.waitForTimeout(300);
    await watchScrolling();
    for (let line = 0; line < 5; line += 1) {
      await page.keyboard.press('Enter');
      await page.keyboard.type('再来');
    }
    await page.waitForTimeout(300);
    const { scrolled, bottom, foot, inner } = await places();
    const steps = scrolled.slice(1).map((place, index) => place - (scrolled[index] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(48);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(inner).toBe(0);
    // the last line ends above the field's padding
    expect(bottom - 12).toBeLessThanOrEqual(foot);
  });

  it('shrinks with its words', async () => {
    await field().fill('没有反应');
    const { height } = (await field().boundingBox()) ?? { height: 0 };
    expect(Math.round(height)).toBe(120);
  });
});

describe('a limit', () => {
  const field = () => page.getByLabel('说说情况');

  beforeEach(async () => {
    await page.goto('/?as=customer#/tickets/report-page');
    await field().fill('好'.repeat(1998));
    await field().press('Control+End');
  });

  it('counts an emoji as one, keeps it whole, and takes nothing beyond', async () => {
    await customer.reads('还可以写 2 字');
    await page.keyboard.insertText('😀😀');
    await customer.reads('还可以写 0 字');
    await page.keyboard.insertText('😀');
    expect(await field().inputValue()).toBe(`${'好'.repeat(1998)}😀😀`);
  });

  it('cuts what is pasted, where it is pasted, and leaves the caret there', async () => {
    await field().press('Control+Home');
    await page.keyboard.insertText('甲乙丙丁');
    expect(await field().inputValue()).toBe(`甲乙${'好'.repeat(1998)}`);
    await page.keyboard.press('Backspace');
    expect(await field().inputValue()).toBe(`甲${'好'.repeat(1998)}`);
  });
});

describe('pinyin', () => {
  let keyboard: CDPSession;
  const compose = async (text: string) => {
    await keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    // longer than a search waits for the next key
    await page.waitForTimeout(450);
  };

  beforeEach(async () => {
    keyboard = await page.context().newCDPSession(page);
  });

  it('is not searched for before it is a word', async () => {
    await page.goto('/?as=customer#/tickets/ticket-list-page');
    const asked: string[] = [];
    page.on('request', (request) => {
      const words = new URL(request.url()).searchParams.get('q');
      if (words) {
        asked.push(words);
      }
    });
    await page.locator('#search').click();
    for (const letters of ['d', 'da', "da'y", "da'yin"]) {
      await compose(letters);
      expect(await page.locator('#search').inputValue()).toBe(letters);
    }
    expect(asked).toEqual([]);
    await keyboard.send('Input.insertText', { text: '打印' });
    await page.waitForRequest(/q=/);
    expect(new Set(asked)).toEqual(new Set(['打印']));
    await page.getByRole('button', { name: '清空' }).click();
    expect(await page.locator('#search').inputValue()).toBe('');
  });

  it('may stand beyond a limit until it is a word, which is then cut', async () => {
    await page.goto('/?as=customer#/tickets/report-page');
    await page.getByLabel('说说情况').fill('好'.repeat(1999));
    await page.getByLabel('说说情况').press('Control+End');
    await compose("da'yin");
    await keyboard.send('Input.insertText', { text: '打印' });
    expect(await page.getByLabel('说说情况').inputValue()).toBe(`${'好'.repeat(1999)}打`);
  });

  it('keeps its Escape: the sheet around the field stays open', async () => {
    await page.goto('/?as=customer#/accounts/me-page');
    await customer.taps(/修改名字/);
    await page.getByLabel('名字', { exact: true }).click();
    await compose('lin');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    await customer.reads('您的名字');
    await keyboard.send('Input.insertText', { text: '林' });
    await page.keyboard.press('Escape');
    await customer.readsNoMore('您的名字');
  });
});
