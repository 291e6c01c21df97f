import type { Page } from 'playwright-core';

import type { DemoName } from '#shared/accounts/demo-cast';

import type { ApiClient } from './api-client';
import type { Shot } from './shots';

/** Opens one page of the web app as somebody, and waits until it has its content. */
export async function openPage(page: Page, api: ApiClient, shot: Shot) {
  await page.goto(await addressOf(api, shot));
  await settled(page);
  for (const words of shot.taps ?? []) {
    await page.getByText(words, { exact: true }).first().click();
    await settled(page);
  }
}

/** Nothing on its way and nothing grey left. */
async function settled(page: Page) {
  await page.waitForLoadState('networkidle');
  while ((await page.locator('.skeleton').count()) > 0) {
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  }
  await page.evaluate(`document.fonts.ready.then(() => undefined)`);
}

/** What sticks out of the window sideways, as words a person can find it by. */
export async function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(${findStickingOut})()`);
}

/** The demo names the person in the address. */
async function addressOf(api: ApiClient, { as, path, ticket }: Shot): Promise<string> {
  if (as === null) {
    return `/#/${path}`;
  }
  const query = ticket ? `?id=${await ticketLike(api, as, ticket)}` : '';
  return `/?as=${as}#/${path}${query}`;
}

/** The demo's tickets are taken up quickly, so a fresh one is reported when none waits. */
async function ticketLike(api: ApiClient, as: DemoName, like: NonNullable<Shot['ticket']>) {
  const { token } = await api.signIn(as);
  const [found] = await api.tickets(token, like.view, like.status);
  if (found) {
    return found.id;
  }
  if (like.status !== 'submitted') {
    throw new Error(`the demo has no ${like.status} ticket of ${as}`);
  }
  return (await api.submit(token, '月末结账后发现少了一张凭证，想反结账')).id;
}

/** Runs in the page. A box that scrolls sideways on purpose may hold more than it shows. */
const findStickingOut = `() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (node) => {
    for (let box = node.parentElement; box; box = box.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box !== document.body && box !== document.documentElement && box.getBoundingClientRect().right <= width + 1) return true;
    }
    return false;
  };
  const found = [...document.querySelectorAll('body *')].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && (box.right > width + 1 || box.left < -1) && getComputedStyle(node).visibility !== 'hidden' && !scrolls(node);
  });
  if (document.documentElement.scrollWidth > width) found.push(document.documentElement);
  return found.map((node) => node.tagName.toLowerCase() + '.' + node.className + ' “' + (node.textContent || '').trim().slice(0, 30) + '”');
}`;
