import { jest } from '@jest/globals';

let pages: { route?: string }[] = [];
const went: string[] = [];
const way = (name: string) => (to?: { url: string }) => {
  went.push(to ? `${name} ${to.url}` : name);
  return Promise.resolve();
};
jest.unstable_mockModule('@tarojs/taro', () => ({
  getCurrentPages: () => pages,
  navigateBack: way('back'),
  navigateTo: way('onto'),
  redirectTo: way('instead'),
  reLaunch: way('anew'),
}));
const { goBack, isOnTop, openBarPage, openLink, openPage, replacePage } =
  await import('#miniapp/platform/navigation');

const home = { route: 'tickets/home-page' };
const ticket = { route: '/tickets/ticket-page?id=t' };

beforeEach(() => {
  pages = [home];
  went.length = 0;
});

it('puts a page on top, or in the place of a form that was sent', () => {
  openPage('tickets/ticket-page', { id: 't' });
  replacePage('tickets/reported-page', { id: 't' });
  expect(went).toEqual(['onto /tickets/ticket-page?id=t', 'instead /tickets/reported-page?id=t']);
});

it('leaves nothing beneath a page of the bottom bar', () => {
  openBarPage('notices/inbox-page');
  pages = [home, ticket];
  openBarPage('notices/inbox-page');
  expect(went).toEqual(['instead /notices/inbox-page', 'anew /notices/inbox-page']);
});

it('goes back to the page beneath, and to the start where there is none', () => {
  goBack();
  pages = [home, ticket];
  goBack();
  expect(went).toEqual(['anew /tickets/home-page', 'back']);
});

it.each(['tickets/ticket-page?id=t', '/tickets/ticket-page?id=t'])('opens the link %s', (link) => {
  openLink(link);
  expect(went).toEqual(['instead /tickets/ticket-page?id=t']);
});

it('knows which page is on screen, in the words of WeChat and of the browser', () => {
  expect(isOnTop('tickets/home-page')).toBe(true);
  pages = [home, ticket];
  expect([isOnTop('tickets/home-page'), isOnTop('tickets/ticket-page')]).toEqual([false, true]);
  pages = [];
  expect(isOnTop('tickets/home-page')).toBe(false);
});
