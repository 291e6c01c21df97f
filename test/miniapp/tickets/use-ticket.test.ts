import { jest } from '@jest/globals';

import { noticeApi } from '#shared/notices/notice-api';
import { ticketApi } from '#shared/tickets/ticket-api';

import { act, renderHook } from '../../support/render-hook';

let isVisible = true;
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  keep: () => undefined,
  readKept: () => null,
}));
jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({
  usePageVisible: () => isVisible,
}));
let newest = 1;
const call = jest.fn<(endpoint: unknown, sent: object) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));

const { setLive, tellLiveEvent } = await import('#miniapp/client/live-events');
const { forgetQueries } = await import('#miniapp/client/query-cache');
const { useUnread } = await import('#miniapp/client/unread');
const { watchedTickets } = await import('#miniapp/client/watched-tickets');
const { useTicket } = await import('#miniapp/tickets/use-ticket');

const settle = () => act(() => jest.advanceTimersByTimeAsync(0));
const asked = (endpoint: unknown) => call.mock.calls.filter(([one]) => one === endpoint).length;
async function onPage() {
  const page = renderHook(() => [useTicket('t'), useUnread()] as const, {});
  await settle();
  return page;
}

beforeEach(() => {
  jest.useFakeTimers();
  forgetQueries();
  isVisible = true;
  newest = 1;
  call
    .mockReset()
    .mockImplementation((endpoint) =>
      Promise.resolve(
        endpoint === ticketApi.show ? { timeline: [{ seq: newest }] } : { unread: 6 - newest },
      ),
    );
});
afterEach(() => {
  act(() => {
    setLive(false);
  });
  jest.useRealTimers();
});

it('counts as read what is on screen, again with each new entry', async () => {
  const page = await onPage();
  expect([asked(noticeApi.read), page.now()[1]]).toEqual([1, 5]);
  newest = 2;
  await act(() => page.now()[0].refresh());
  await settle();
  expect([asked(noticeApi.read), page.now()[1]]).toEqual([2, 4]);
  page.leave();
});

it('tells the server up to which entry it shows the ticket, while it is on screen', async () => {
  const page = await onPage();
  expect(watchedTickets()).toEqual({ t: 1 });
  newest = 2;
  await act(() => page.now()[0].refresh());
  expect(watchedTickets()).toEqual({ t: 2 });
  isVisible = false;
  page.redraw({});
  expect(watchedTickets()).toEqual({});
  isVisible = true;
  page.redraw({});
  expect(watchedTickets()).toEqual({ t: 2 });
  page.leave();
  expect(watchedTickets()).toEqual({});
});

it.each([
  ['asks again at a newer entry', { type: 'ticket', ticketId: 't', seq: 2 }, 2],
  ['asks again when words were hidden', { type: 'content', ticketId: 't' }, 2],
  ['has the entry already', { type: 'ticket', ticketId: 't', seq: 1 }, 1],
  ['leaves another ticket alone', { type: 'ticket', ticketId: 'u', seq: 9 }, 1],
] as const)('%s', async (_case, event, questions) => {
  setLive(true);
  const page = await onPage();
  act(() => {
    tellLiveEvent(event);
  });
  await settle();
  expect(asked(ticketApi.show)).toBe(questions);
  page.leave();
});
