import { jest } from '@jest/globals';

import { deadLetterApi } from '#shared/notices/dead-letter-api';

import { act, renderHook } from '../../support/render-hook';

jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  keep: () => undefined,
  readKept: () => null,
}));
jest.unstable_mockModule('@tarojs/taro', () => ({ useReachBottom: () => undefined }));
jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({ usePageVisible: () => true }));
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => true }));
const toast = jest.fn();
jest.unstable_mockModule('#miniapp/ui/toast', () => ({ toast }));
type Sent = { params?: { id: string } } | undefined;
const call = jest.fn<(endpoint: unknown, sent: Sent) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));

const { ApiError } = await import('#miniapp/client/api-error');
const { forgetQueries } = await import('#miniapp/client/query-cache');
const { useDeadLetters } = await import('#miniapp/desk/use-dead-letters');

type Letter = { id: string; failedAt: string; reason: string };
const first = '2026-11-22T02:00:00.000Z';
/** What the API has; the sender takes a moment, so a letter that is tried again stays in it at first. */
let letters: Letter[] = [];
let refusal: InstanceType<typeof ApiError> | undefined;
const settle = (milliseconds = 0) => act(() => jest.advanceTimersByTimeAsync(milliseconds));
async function onPage() {
  const page = renderHook(useDeadLetters, {});
  await settle();
  return { ...page, ids: () => page.now().items.map(({ id }) => id) };
}
const letterOf = (page: Awaited<ReturnType<typeof onPage>>, index = 0) => {
  const letter = page.now().items[index];
  if (!letter) {
    throw new Error('no such letter');
  }
  return letter;
};

beforeEach(() => {
  jest.useFakeTimers();
  jest.clearAllMocks();
  forgetQueries();
  refusal = undefined;
  letters = [
    { id: 'a', failedAt: first, reason: 'refused' },
    { id: 'b', failedAt: first, reason: 'unknown' },
  ];
  call.mockImplementation((endpoint) => {
    if (endpoint === deadLetterApi.list) {
      return Promise.resolve({ items: letters, nextCursor: null });
    }
    return refusal ? Promise.reject(refusal) : Promise.resolve({ retried: 1 });
  });
});
afterEach(() => {
  jest.useRealTimers();
});

it('shows a letter no more that is tried again, although the list still has it', async () => {
  const page = await onPage();
  await act(() => page.now().retry(letterOf(page)));
  expect(call).toHaveBeenCalledWith(deadLetterApi.retry, { params: { id: 'a' } });
  expect([page.ids(), toast.mock.calls.length]).toEqual([['b'], 1]);
  page.leave();
});

it('shows it again once it failed again', async () => {
  const page = await onPage();
  await act(() => page.now().retry(letterOf(page)));
  letters = [{ id: 'a', failedAt: '2026-11-22T02:05:00.000Z', reason: 'refused' }];
  await settle(3000);
  expect(page.ids()).toEqual(['a']);
  page.leave();
});

it('keeps on screen, when all are tried again, what may have arrived', async () => {
  const page = await onPage();
  await act(() => page.now().retryAll(page.now().items));
  expect(page.ids()).toEqual(['b']);
  expect(toast).toHaveBeenCalledWith(expect.stringContaining('1 条'));
  page.leave();
});

it('takes away what is dismissed', async () => {
  const page = await onPage();
  await act(() => page.now().dismiss(letterOf(page, 1)));
  expect(page.ids()).toEqual(['a']);
  page.leave();
});

it('keeps a letter that could not be tried again, and says why', async () => {
  const page = await onPage();
  refusal = new ApiError('server.unexpected');
  await act(() => page.now().retry(letterOf(page)));
  expect([page.ids(), page.now().problem, toast.mock.calls.length]).toEqual([
    ['a', 'b'],
    refusal,
    0,
  ]);
  page.leave();
});
