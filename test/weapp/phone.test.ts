import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { temporaryFolder } from '../support/server';

import { openPhone } from './support/phone';

/** A hand-written mini-program with one page and one button. */
function aPackage(handleTap: string): string {
  const folder = temporaryFolder('package');
  mkdirSync(path.join(folder, 'home'));
  const files = {
    'app.json': '{"pages":["home/page","home/other"]}',
    'app.js': 'App({})',
    'home/page.json': '{"navigationBarTitleText":"首页"}',
    'home/page.wxml': '<view bindtap="press" aria-role="button">按一下</view><view>{{said}}</view>',
    'home/page.js': `Page({ data: { said: '' }, press() { ${handleTap} } })`,
    'home/other.json': '{}',
    'home/other.wxml': '<view>第二页</view>',
    'home/other.js': 'Page({})',
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

async function afterTap(handleTap: string) {
  const phone = await openPhone({
    packageFolder: aPackage(handleTap),
    apiUrl: 'http://127.0.0.1:9',
  });
  await phone.tap('按一下');
  await new Promise((resolve) => setTimeout(resolve, 200));
  return phone;
}

it('draws what setData changed', async () => {
  const phone = await afterTap("this.setData({ said: '听到了' })");
  await phone.waitFor('听到了');
  await phone.close();
});

it('moves to another page and back', async () => {
  const phone = await afterTap("wx.navigateTo({ url: '/home/other' })");
  await phone.waitFor('第二页');
  expect((await phone.screen()).routes).toEqual(['home/page', 'home/other']);
  await phone.back();
  await phone.waitForPage('home/page');
  await phone.close();
});

it.each([
  ['an error', "throw new Error('out of order')", /out of order/],
  ['a promise nobody caught', "Promise.reject(new Error('in vain'))", /in vain/],
  ['console.error', "console.error('not well')", /not well/],
  ['an API without a stand-in', 'try { wx.scanCode({}) } catch {}', /wx\.scanCode/],
  ['an API nobody has heard of', 'try { wx.teleport() } catch {}', /wx\.teleport/],
  ['too much setData', "this.setData({ said: 'x'.repeat(2e6) })", /too large/],
])('reports %s', async (_what, handleTap, words) => {
  const phone = await afterTap(handleTap);
  await expect(phone.close()).rejects.toThrow(words);
});

it.each([
  [
    'a page that does not exist',
    "wx.navigateTo({ url: '/home/nowhere', fail: (e) => this.setData({ said: e.errMsg }) })",
    'navigateTo:fail page "home/nowhere" is not found',
  ],
  [
    'an address outside the domain list',
    "wx.request({ url: 'https://example.com/', fail: (e) => this.setData({ said: e.errMsg }) })",
    'request:fail url not in domain list',
  ],
  [
    'a missing key',
    "wx.getStorage({ key: 'no', fail: (e) => this.setData({ said: e.errMsg }) })",
    'getStorage:fail data not found',
  ],
  [
    'code from a string',
    "try { new Function('return 1') } catch (e) { this.setData({ said: e.message }) }",
    'Code generation from strings disallowed',
  ],
  [
    'a value that is too big to keep',
    "try { wx.setStorageSync('k', 'x'.repeat(2e6)) } catch (e) { this.setData({ said: e.message }) }",
    'entry size limit reached',
  ],
])('refuses %s as WeChat does', async (_what, handleTap, words) => {
  const phone = await afterTap(handleTap);
  await phone.waitFor(words);
  await phone.close();
});
