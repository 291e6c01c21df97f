import { jest } from '@jest/globals';

import { act, renderHook } from '../../support/render-hook';

jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  keep: () => undefined,
  readKept: () => null,
}));
jest.unstable_mockModule('@tarojs/taro', () => ({ useReachBottom: () => undefined }));
jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({ usePageVisible: () => true }));
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => true }));
type Sent = { body?: object; query?: object };
const call = jest.fn<(endpoint: unknown, sent: Sent) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));

const { ApiError } = await import('#miniapp/client/api-error');
const { forgetQueries } = await import('#miniapp/client/query-cache');
const { useInbox } = await import('#miniapp/notices/use-inbox');

const notice = (id: string, ticketId: string, readAt: string | null = null) => ({
  ...{ id, ticketId, readAt, source: { kind: 'ticket', id: ticketId } },
  createdAt: '2026-11-22T02:00:00.000Z',
});
const list = (unread: number, ...readAt: (string | null)[]) => ({
  items: [notice('1', 'a', readAt[0]), notice('2', 'b', readAt[1])],
  nextCursor: null,
  unread,
});
const readAt = '2026-11-22T02:30:00.000Z';
const settle = () => act(() => jest.advanceTimersByTimeAsync(0));
const isRead = (page: { now: () => ReturnType<typeof useInbox> }) =>
  page.now().list.items.map((item) => item.readAt !== null);

const groupOf = (page: { now: () => ReturnType<typeof useInbox> }, ticketId: string) =>
  page.now().groups.find(({ items: [first] }) => first.ticketId === ticketId);

beforeEach(() => {
  jest.useFakeTimers();
  forgetQueries();
  call.mockReset();
});
afterEach(() => {
  jest.useRealTimers();
});

it('shows one group per ticket and what the API counts as unread', async () => {
  call.mockResolvedValueOnce(list(2));
  const page = renderHook(useInbox, {});
  await settle();
  expect([page.now().unread, page.now().groups.length]).toEqual([2, 2]);
  page.leave();
});

it('marks a ticket read at once, and counts what the API then says', async () => {
  call.mockResolvedValueOnce(list(2));
  const page = renderHook(useInbox, {});
  await settle();
  let answer: (reply: unknown) => void = () => undefined;
  call.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  call.mockResolvedValueOnce(list(1, readAt));
  let marking = Promise.resolve();
  act(() => {
    marking = page.now().markRead(groupOf(page, 'a'));
  });
  expect(isRead(page)).toEqual([true, false]);
  await act(() => {
    answer({ unread: 1 });
    return marking;
  });
  expect(call.mock.calls[1]?.[1]).toEqual({ body: { ticketId: 'a' } });
  expect([page.now().unread, isRead(page)]).toEqual([1, [true, false]]);
  page.leave();
});

it('marks everything read', async () => {
  call.mockResolvedValueOnce(list(2));
  const page = renderHook(useInbox, {});
  await settle();
  call.mockResolvedValueOnce({ unread: 0 }).mockResolvedValueOnce(list(0, readAt, readAt));
  await act(() => page.now().markRead());
  expect(call.mock.calls[1]?.[1]).toEqual({ body: { all: true } });
  expect([page.now().unread, isRead(page)]).toEqual([0, [true, true]]);
  page.leave();
});

it('shows as unread again what could not be marked, and says why', async () => {
  call.mockResolvedValueOnce(list(2));
  const page = renderHook(useInbox, {});
  await settle();
  call.mockRejectedValueOnce(new ApiError('server.unexpected')).mockResolvedValueOnce(list(2));
  await act(() => page.now().markRead(groupOf(page, 'a')));
  expect(page.now().problem?.code).toBe('server.unexpected');
  expect([page.now().unread, isRead(page)]).toEqual([2, [false, false]]);
  page.leave();
});
