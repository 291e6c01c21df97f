import { jest } from '@jest/globals';

import { act, renderHook } from '../../support/render-hook';

jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({ usePageVisible: () => true }));
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: () => null,
  keep: () => undefined,
}));
const call = jest.fn<() => Promise<{ unread: number }>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));

const { setLive, tellLiveEvent } = await import('#miniapp/client/live-events');
const { rememberSession, forgetSession } = await import('#miniapp/client/session');
const { setUnread } = await import('#miniapp/client/unread');
const { useUnreadCount } = await import('#miniapp/client/use-unread-count');

const user = {} as Parameters<typeof rememberSession>[0]['user'];
const pass = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds));

beforeEach(() => {
  jest.useFakeTimers();
  call.mockReset().mockResolvedValue({ unread: 3 });
});
afterEach(() => {
  act(() => {
    setLive(false);
    forgetSession();
    setUnread(0);
  });
  jest.useRealTimers();
});

it('asks for nobody, and at once for who signs in', async () => {
  const page = renderHook(useUnreadCount, {});
  await pass(20_000);
  expect([page.now(), call.mock.calls.length]).toEqual([0, 0]);
  act(() => {
    rememberSession({ token: 'token', user });
  });
  await pass(0);
  expect(page.now()).toBe(3);
  call.mockResolvedValue({ unread: 5 });
  await pass(15_000);
  expect(page.now()).toBe(5);
  page.leave();
});

it('takes the number that a live event brings, without asking', async () => {
  rememberSession({ token: 'token', user });
  setLive(true);
  const page = renderHook(useUnreadCount, {});
  await pass(0);
  act(() => {
    setUnread(7);
    tellLiveEvent({ type: 'inbox', unread: 7 });
  });
  await pass(1000);
  expect([page.now(), call.mock.calls.length]).toEqual([7, 1]);
  page.leave();
});
