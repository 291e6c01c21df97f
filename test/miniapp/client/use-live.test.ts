import { jest } from '@jest/globals';

import { act, renderHook } from '../../support/render-hook';

const phone = { isVisible: true, isOnline: true };
const kept: string[] = [];
jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({
  usePageVisible: () => phone.isVisible,
}));
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => phone.isOnline }));
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: () => null,
  keep: () => undefined,
}));
jest.unstable_mockModule('#miniapp/client/live-connection', () => ({
  keepConnected: (token: string) => {
    kept.push(token);
    return () => kept.splice(kept.indexOf(token), 1);
  },
}));

const { forgetSession, rememberSession } = await import('#miniapp/client/session');
const { useLive } = await import('#miniapp/client/use-live');

const user = {} as Parameters<typeof rememberSession>[0]['user'];

it('is connected only for somebody who is signed in, looks on and has a network', () => {
  const app = renderHook(useLive, {});
  expect(kept).toEqual([]);
  act(() => {
    rememberSession({ token: 'one', user });
  });
  expect(kept).toEqual(['one']);
  for (const lack of ['isVisible', 'isOnline'] as const) {
    phone[lack] = false;
    app.redraw({});
    expect(kept).toEqual([]);
    phone[lack] = true;
    app.redraw({});
    expect(kept).toEqual(['one']);
  }
  act(() => {
    rememberSession({ token: 'two', user });
  });
  expect(kept).toEqual(['two']);
  act(forgetSession);
  expect(kept).toEqual([]);
  app.leave();
});
