import path from 'node:path';

import type { DemoName } from '#shared/accounts/demo-cast';

import { apiClient } from '../support/api-client';

import { startDemo, type Demo } from './support/demo';
import { readPackage } from './support/package-files';

const files = readPackage(path.join(process.cwd(), 'miniapp/dist/weapp'));

/** Pages of a subpackage belong to one role, the rest to customers first. */
const readers: Record<string, DemoName> = { work: 'engineer', desk: 'manager' };
const pages = files.pages.filter((page) => page !== 'accounts/sign-in-page');

let demo: Demo;

beforeAll(async () => {
  demo = await startDemo();
}, 180_000);

afterEach(() => demo.closeAll());
afterAll(() => demo.stop());

it.each(pages)('opens %s from a link, with content and without a fault', async (page) => {
  const reader = readers[page.split('/')[0] ?? ''] ?? 'customer';
  const phone = await demo.phoneOf(reader, { launch: `${page}${await queryFor(page)}` });
  await phone.waitForPage(page);
  await phone.waitFor(/[\u4e00-\u9fff]{2}/);
  const { biggestSetData, texts } = await phone.screen();
  expect(texts.join('')).not.toMatch(/undefined|NaN|\[object|没有成功/);
  expect(Object.values(biggestSetData).every((size) => size < 256 * 1024)).toBe(true);
});

it('sends nobody to the choice of demo identities', async () => {
  const phone = await demo.phoneOf('customer', { launch: 'tickets/home-page' });
  await phone.waitFor('报告问题');
  expect((await phone.screen()).routes).toEqual(['tickets/home-page']);
});

it('keeps what was written when the mini-program is closed', async () => {
  const words = '写到一半的时候电话响了';
  const phone = await demo.phoneOf('customer', { launch: 'tickets/report-page' });
  await phone.type('说说情况', words);
  const { memory } = phone;
  const later = await demo.phoneOf('customer', { launch: 'tickets/report-page', memory });
  await later.waitFor('说说情况');
  expect(await later.html()).toContain(words);
});

it('says that the network is gone, and that it is back', async () => {
  const phone = await demo.phoneOf('customer', { launch: 'tickets/home-page' });
  await phone.waitFor('报告问题');
  await phone.network('none');
  await phone.waitFor('网络断了');
  await phone.network('wifi');
  await phone.waitForNo('网络断了');
});

async function queryFor(page: string): Promise<string> {
  const api = apiClient(demo.url);
  const { token } = await api.signIn('customer');
  if (/\/(record|reported|ticket)-page$/.test(page)) {
    const [ticket] = await api.tickets(token, 'mine');
    return `?id=${ticket?.id ?? ''}`;
  }
  if (page === 'desk/customer-page') {
    const [ticket] = await api.tickets(token, 'mine');
    return `?id=${ticket?.reporter.id ?? ''}`;
  }
  if (page.endsWith('/article-page')) {
    const [article] = await api.articles(token);
    return `?id=${article?.id ?? ''}`;
  }
  return '';
}
