import { jest } from '@jest/globals';

import { deskQueues } from '#shared/tickets/desk-queues';
import { statusGroups, ticketStatuses } from '#shared/tickets/ticket-status';

import { act, renderHook } from '../../support/render-hook';

jest.unstable_mockModule('#miniapp/platform/kept-files', () => ({
  dropFile: () => Promise.resolve(),
}));
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  keep: () => undefined,
  readKept: () => null,
}));
jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({ usePageVisible: () => true }));
type Sent = { query: { view: string; status: string } };
const call = jest.fn<(endpoint: unknown, sent: Sent) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));

const { shownQueues } = await import('#miniapp/desk/queues');
const { forgetQueries } = await import('#miniapp/client/query-cache');
const { useWork } = await import('#miniapp/work/use-work');

beforeEach(() => {
  jest.useFakeTimers();
  forgetQueries();
  call.mockReset();
});
afterEach(() => {
  jest.useRealTimers();
});

it('keeps unfinished and finished tickets apart, and shows each once', async () => {
  call.mockImplementation((_endpoint, { query }) => Promise.resolve({ items: [query.status] }));
  const statusesOf = (query: ReturnType<typeof useWork>) =>
    (query.data as unknown as string[] | undefined)?.flatMap((status) => status.split(','));
  const both = renderHook(
    () => [statusesOf(useWork('assigned')), statusesOf(useWork('assigned', true))] as const,
    {},
  );
  await act(() => jest.advanceTimersByTimeAsync(0));
  const asked = both.now().flatMap((statuses) => statuses ?? []);
  expect(asked.toSorted()).toEqual([...ticketStatuses].toSorted());
  expect(both.now()[1]).toEqual(statusGroups.over);
  both.leave();
});

it('does not show the pool to who looks at their own tickets', async () => {
  call.mockImplementation((_endpoint, { query }) => Promise.resolve({ items: [query.view] }));
  const both = renderHook(() => [useWork('assigned').data, useWork('pool').data], {});
  await act(() => jest.advanceTimersByTimeAsync(0));
  expect(both.now()).toEqual([['assigned'], ['pool']]);
  both.leave();
});

it('shows every queue of the desk once', () => {
  expect(shownQueues.toSorted()).toEqual([...deskQueues].toSorted());
});
