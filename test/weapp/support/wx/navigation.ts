import type { PageStack } from '../page-stack';

import { answerable, WxFailure } from './answerable';

/** Moving between pages, and the bar above them. */
export function navigationApi(stack: PageStack, launch: { page: string; query: object }) {
  const entered = () => ({ path: launch.page, query: launch.query, scene: 1001, referrerInfo: {} });
  const moving = (name: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab') =>
    answerable(name, ({ url }) => {
      stack[name](String(url));
    });
  return {
    navigateTo: moving('navigateTo'),
    redirectTo: moving('redirectTo'),
    reLaunch: moving('reLaunch'),
    switchTab: moving('switchTab'),
    navigateBack: answerable('navigateBack', ({ delta }) => {
      stack.navigateBack(Number(delta ?? 1));
    }),
    setNavigationBarTitle: answerable('setNavigationBarTitle', ({ title }) => {
      const page = stack.top();
      if (!page) {
        throw new WxFailure('no page');
      }
      page.title = String(title);
    }),
    setNavigationBarColor: answerable('setNavigationBarColor', () => undefined),
    setBackgroundColor: answerable('setBackgroundColor', () => undefined),
    startPullDownRefresh: answerable('startPullDownRefresh', () => undefined),
    stopPullDownRefresh: answerable('stopPullDownRefresh', () => undefined),
    pageScrollTo: answerable('pageScrollTo', () => undefined),
    enableAlertBeforeUnload: answerable('enableAlertBeforeUnload', () => undefined),
    disableAlertBeforeUnload: answerable('disableAlertBeforeUnload', () => undefined),
    getLaunchOptionsSync: entered,
    getEnterOptionsSync: entered,
  };
}
