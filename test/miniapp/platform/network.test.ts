import { jest } from '@jest/globals';

import { act, renderHook } from '../../support/render-hook';

type Change = { isConnected: boolean };
const listeners = new Set<(change: Change) => void>();
let networkType = 'wifi';
jest.unstable_mockModule('@tarojs/taro', () => ({
  getNetworkType: ({ success }: { success: (found: { networkType: string }) => void }) => {
    success({ networkType });
    return Promise.resolve();
  },
  onNetworkStatusChange: (listener: (change: Change) => void) => listeners.add(listener),
  offNetworkStatusChange: (listener: (change: Change) => void) => listeners.delete(listener),
}));
const { useOnline } = await import('#miniapp/platform/network');

const change = (isConnected: boolean) => {
  act(() => {
    listeners.forEach((listener) => {
      listener({ isConnected });
    });
  });
};

it('follows the network while the page lives', () => {
  const page = renderHook(useOnline, {});
  expect(page.now()).toBe(true);
  change(false);
  expect(page.now()).toBe(false);
  change(true);
  expect(page.now()).toBe(true);
  page.leave();
  expect(listeners.size).toBe(0);
});

it('knows of a phone that has no network when the page opens', () => {
  networkType = 'none';
  const page = renderHook(useOnline, {});
  expect(page.now()).toBe(false);
  page.leave();
});
