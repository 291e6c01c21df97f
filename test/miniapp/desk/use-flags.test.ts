import { jest } from '@jest/globals';

import { moderationApi, type FlagReply } from '#shared/moderation/moderation-api';

import { act, renderHook } from '../../support/render-hook';

jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  keep: () => undefined,
  readKept: () => null,
}));
jest.unstable_mockModule('@tarojs/taro', () => ({ useReachBottom: () => undefined }));
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => true }));
jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({ usePageVisible: () => true }));
const toast = jest.fn();
jest.unstable_mockModule('#miniapp/ui/toast', () => ({ toast }));
const call = jest.fn<(endpoint: unknown, sent: object) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));

const { ApiError } = await import('#miniapp/client/api-error');
const { forgetQueries } = await import('#miniapp/client/query-cache');
const { useFlags } = await import('#miniapp/desk/use-flags');

const flag = { id: 'f' } as FlagReply;
const page = (...items: FlagReply[]) => ({ items, nextCursor: null });
const settle = () => act(() => jest.advanceTimersByTimeAsync(0));

beforeEach(() => {
  jest.useFakeTimers();
  jest.resetAllMocks();
  forgetQueries();
  call.mockResolvedValueOnce(page(flag));
});
afterEach(() => {
  jest.useRealTimers();
});

it.each(['hide', 'release'] as const)(
  'asks to %s, marks the button meanwhile, and looks again',
  async (decision) => {
    const { now, leave } = renderHook(() => useFlags('open'), {});
    await settle();
    let answer: (reply: unknown) => void = () => undefined;
    call.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    call.mockResolvedValueOnce(page());
    let deciding = Promise.resolve();
    act(() => {
      deciding = now().decide(flag, decision);
    });
    expect(now().isDeciding(flag, decision)).toBe(true);
    await act(() => {
      answer({});
      return deciding;
    });
    expect(call.mock.calls[1]).toEqual([moderationApi[decision], { params: { id: 'f' } }]);
    expect(toast).toHaveBeenCalledTimes(1);
    expect(now()).toMatchObject({ items: [], problem: undefined });
    expect(now().isDeciding(flag, decision)).toBe(false);
    leave();
  },
);

it('keeps what could not be decided, and says why until the next try', async () => {
  const { now, leave } = renderHook(() => useFlags('open'), {});
  await settle();
  const failure = new ApiError('network.unreachable');
  call.mockRejectedValueOnce(failure);
  await act(() => now().decide(flag, 'hide'));
  expect(now()).toMatchObject({ items: [flag], problem: failure });
  expect(toast).not.toHaveBeenCalled();
  call.mockResolvedValueOnce({}).mockResolvedValueOnce(page());
  await act(() => now().decide(flag, 'hide'));
  expect(now()).toMatchObject({ items: [], problem: undefined });
  leave();
});
