import { getCurrentPages, navigateBack, navigateTo, redirectTo, reLaunch } from '@tarojs/taro';

import { pageUrl } from './page-url';

type Query = Record<string, string | number | undefined>;

/** Opens a page on top: `openPage('tickets/ticket-page', { id })`. */
export function openPage(path: string, query: Query = {}) {
  void navigateTo({ url: pageUrl(path, query) });
}

/** Puts a page in the place of this one: after a form was sent, back must not lead into it. */
export function replacePage(path: string, query: Query = {}) {
  void redirectTo({ url: pageUrl(path, query) });
}

/** Opens a page of the bottom bar; nothing stays beneath it. */
export function openBarPage(path: string) {
  const url = pageUrl(path);
  void (getCurrentPages().length > 1 ? reLaunch({ url }) : redirectTo({ url }));
}

/** Back to where one came from; a page opened by a link goes to the start instead, or where else it belongs. */
export function goBack(start = 'tickets/home-page') {
  if (getCurrentPages().length > 1) {
    void navigateBack();
  } else {
    void reLaunch({ url: pageUrl(start) });
  }
}

/** Whether this page is the one on screen. */
export function isOnTop(path: string): boolean {
  const [top] = getCurrentPages().slice(-1);
  return top?.route?.replace(/^\/+/, '').startsWith(path) ?? false;
}

/** Opens an address that was kept for later, query and all, in the place of this page. */
export function openLink(link: string) {
  void redirectTo({ url: `/${link.replace(/^\/+/, '')}` });
}
