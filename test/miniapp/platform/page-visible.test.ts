import { jest } from '@jest/globals';

import { act, renderHook } from '../../support/render-hook';

let show: () => void = () => undefined;
let hide: () => void = () => undefined;
jest.unstable_mockModule('@tarojs/taro', () => ({
  useDidShow: (then: () => void) => (show = then),
  useDidHide: (then: () => void) => (hide = then),
}));
let isAppVisible = true;
jest.unstable_mockModule('#miniapp/platform/app-visible', () => ({
  useAppVisible: () => isAppVisible,
}));
const { usePageVisible } = await import('#miniapp/platform/page-visible');

it('is so only while the page is on top and the app in the foreground', () => {
  const page = renderHook(usePageVisible, {});
  expect(page.now()).toBe(true);
  act(() => {
    hide();
  });
  expect(page.now()).toBe(false);
  act(() => {
    show();
  });
  expect(page.now()).toBe(true);
  isAppVisible = false;
  page.redraw({});
  expect(page.now()).toBe(false);
  page.leave();
});
