import { jest } from '@jest/globals';

import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';

import { act, renderHook } from '../../support/render-hook';

type Asked = { query: { before: number } };
const call = jest.fn<(endpoint: unknown, asked: Asked) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));
const reached: (() => void)[] = [];
jest.unstable_mockModule('@tarojs/taro', () => ({
  useReachBottom: (tell: () => void) => reached.push(tell),
}));

const { ApiError } = await import('#miniapp/client/api-error');
const { tellLiveEvent } = await import('#miniapp/client/live-events');
const { useOlderEntries } = await import('#miniapp/tickets/use-older-entries');

const seqs = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
const entries = (...numbers: number[]) =>
  numbers.map((seq) => ({ seq, text: String(seq) }) as TimelineEntryReply);
const aTicket = (from: number, to: number, id = 'a') => ({
  id,
  timeline: entries(...seqs(from, to)),
});
const shown = (hook: { now: () => ReturnType<typeof useOlderEntries> }) =>
  hook.now().entries.map(({ seq }) => seq);

beforeEach(() => {
  jest.clearAllMocks();
  // the server gives the 30 before
  call.mockImplementation((_endpoint, { query: { before } }) =>
    Promise.resolve({ items: entries(...seqs(Math.max(1, before - 30), before - 1)) }),
  );
});

it('reads on when the end of the page is reached, up to the first entry', async () => {
  const hook = renderHook(useOlderEntries, aTicket(41, 70));
  expect(shown(hook)).toEqual(seqs(41, 70));
  await act(() => {
    reached.at(-1)?.();
    return Promise.resolve();
  });
  expect([shown(hook), hook.now().hasMore]).toEqual([seqs(11, 70), true]);
  await act(() => hook.now().loadMore());
  expect([shown(hook), hook.now().hasMore]).toEqual([seqs(1, 70), false]);
  await act(() => hook.now().loadMore());
  expect(call).toHaveBeenCalledTimes(2);
});

it('asks for nothing on a ticket that is all there', async () => {
  const hook = renderHook(useOlderEntries, aTicket(1, 5));
  await act(() => hook.now().loadMore());
  expect([hook.now().hasMore, call.mock.calls]).toEqual([false, []]);
});

it('keeps what was read when something new happens', async () => {
  const hook = renderHook(useOlderEntries, aTicket(41, 70));
  await act(() => hook.now().loadMore());
  hook.redraw(aTicket(44, 73));
  expect(shown(hook)).toEqual(seqs(11, 73));
});

it('never shows a timeline with a hole', async () => {
  const hook = renderHook(useOlderEntries, aTicket(41, 70));
  await act(() => hook.now().loadMore());
  hook.redraw(aTicket(101, 130));
  expect(shown(hook)).toEqual(seqs(101, 130));
  expect(hook.now().hasMore).toBe(true);
});

it('shows nothing of another ticket', async () => {
  const hook = renderHook(useOlderEntries, aTicket(41, 70));
  await act(() => hook.now().loadMore());
  hook.redraw(aTicket(50, 60, 'b'));
  expect(shown(hook)).toEqual(seqs(50, 60));
});

it('forgets what was read when words are hidden', async () => {
  const hook = renderHook(useOlderEntries, aTicket(41, 70));
  await act(() => hook.now().loadMore());
  act(() => {
    tellLiveEvent({ type: 'content', ticketId: 'another' });
  });
  expect(shown(hook)).toEqual(seqs(11, 70));
  act(() => {
    tellLiveEvent({ type: 'content', ticketId: 'a' });
  });
  expect(shown(hook)).toEqual(seqs(41, 70));
});

it('says why it could not go on, and goes on when it is asked again', async () => {
  call.mockRejectedValueOnce(new ApiError('network.unreachable'));
  const hook = renderHook(useOlderEntries, aTicket(41, 70));
  await act(() => hook.now().loadMore());
  expect(hook.now().moreError).toBeDefined();
  await act(() => hook.now().loadMore());
  expect([hook.now().moreError, shown(hook)]).toEqual([undefined, seqs(11, 70)]);
});
