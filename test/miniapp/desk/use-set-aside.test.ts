import { jest } from '@jest/globals';

import { setAsideApi, type SetAsideReply } from '#shared/background/set-aside-api';

import { act, renderHook } from '../../support/render-hook';

jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  keep: () => undefined,
  readKept: () => null,
}));
jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({ usePageVisible: () => true }));
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => true }));
const toast = jest.fn();
jest.unstable_mockModule('#miniapp/ui/toast', () => ({ toast }));
const call = jest.fn<(endpoint: unknown, sent?: object) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));
const { ApiError } = await import('#miniapp/client/api-error');
const { forgetQueries } = await import('#miniapp/client/query-cache');
const { useSetAside } = await import('#miniapp/desk/use-set-aside');

const piece = { id: 'p' } as SetAsideReply;
async function onPage() {
  call.mockResolvedValueOnce({ items: [piece], total: 30 });
  const page = renderHook(useSetAside, {});
  await act(() => jest.advanceTimersByTimeAsync(0));
  return page;
}

beforeEach(() => {
  jest.useFakeTimers();
  jest.resetAllMocks();
  forgetQueries();
});
afterEach(() => {
  jest.useRealTimers();
});

it('shows nothing before it knows, and how much there is beyond what it shows', async () => {
  const page = await onPage();
  expect(page.now()).toMatchObject({ items: [piece], total: 30 });
  page.leave();
});

it('tries one again and looks what is left', async () => {
  const page = await onPage();
  call.mockResolvedValueOnce({}).mockResolvedValueOnce({ items: [], total: 29 });
  await act(() => page.now().retry(piece));
  expect(call.mock.calls[1]).toEqual([setAsideApi.retry, { params: { id: 'p' } }]);
  expect(page.now()).toMatchObject({ items: [], total: 29 });
  page.leave();
});

it('says how many are tried again, and nothing where that failed', async () => {
  const page = await onPage();
  call.mockRejectedValueOnce(new ApiError('server.unexpected'));
  await act(() => page.now().retryAll(undefined));
  expect([toast.mock.calls.length, page.now().problem?.code]).toEqual([0, 'server.unexpected']);
  call.mockResolvedValueOnce({ retried: 30 }).mockResolvedValueOnce({ items: [], total: 0 });
  await act(() => page.now().retryAll(undefined));
  expect(toast).toHaveBeenCalledWith(expect.stringContaining('30 项'));
  expect(page.now()).toMatchObject({ total: 0, problem: undefined });
  page.leave();
});
