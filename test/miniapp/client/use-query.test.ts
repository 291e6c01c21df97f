import { jest } from '@jest/globals';

import type { LiveEvent } from '#shared/live/live-messages';

import { act, renderHook } from '../../support/render-hook';

let isVisible = true;
const onPhone = new Map<string, unknown>();
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  keep: (key: string, value: unknown) => onPhone.set(key, value),
  readKept: (key: string) => onPhone.get(key) ?? null,
}));
jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({
  usePageVisible: () => isVisible,
}));

const { ApiError } = await import('#miniapp/client/api-error');
const { setLive, tellLiveEvent } = await import('#miniapp/client/live-events');
const { forgetPerson, forgetQueries, recall, tellAnswer } =
  await import('#miniapp/client/query-cache');
const { rememberSession } = await import('#miniapp/client/session');
const { useQuery } = await import('#miniapp/client/use-query');

type Props = {
  id: string;
  ask: () => Promise<string>;
  pollEvery?: number;
  enabled?: boolean;
  isNews?: (event: LiveEvent) => boolean;
  isKept?: boolean;
};
const onPage = (props: Props) =>
  renderHook(({ id, ask, ...options }: Props) => useQuery(id, ask, options), props);
const pass = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds));
const inbox: LiveEvent = { type: 'inbox', unread: 1 };

beforeEach(() => {
  jest.useFakeTimers();
  isVisible = true;
  forgetQueries();
});
afterEach(() => {
  act(() => {
    setLive(false);
  });
  jest.useRealTimers();
});

it('asks, and keeps the answer for the next page that asks the same', async () => {
  const first = onPage({ id: 'a', ask: () => Promise.resolve('one') });
  expect(first.now()).toMatchObject({ data: undefined, isLoading: true });
  await pass(0);
  expect(first.now()).toMatchObject({ data: 'one', isLoading: false });
  first.leave();
  const second = onPage({ id: 'a', ask: () => new Promise(() => undefined) });
  expect(second.now()).toMatchObject({ data: 'one', isLoading: false });
  second.leave();
});

it('polls while it is on screen, and stops when it leaves', async () => {
  const ask = jest.fn(() => Promise.resolve('one'));
  const page = onPage({ id: 'a', ask, pollEvery: 1000 });
  await pass(3500);
  expect(ask).toHaveBeenCalledTimes(4);
  isVisible = false;
  page.redraw({ id: 'a', ask, pollEvery: 1000 });
  await pass(5000);
  expect(ask).toHaveBeenCalledTimes(4);
  isVisible = true;
  page.redraw({ id: 'a', ask, pollEvery: 1000 });
  await pass(0);
  expect(ask).toHaveBeenCalledTimes(5);
  page.leave();
  await pass(5000);
  expect(ask).toHaveBeenCalledTimes(5);
});

it('asks seldom while the server tells, and at once when it does', async () => {
  const ask = jest.fn(() => Promise.resolve('one'));
  act(() => {
    setLive(true);
  });
  const page = onPage({ id: 'a', ask, pollEvery: 1000, isNews: ({ type }) => type === 'inbox' });
  await pass(10_000);
  expect(ask).toHaveBeenCalledTimes(1);
  act(() => {
    tellLiveEvent({ type: 'content', ticketId: 't' });
  });
  await pass(1000);
  expect(ask).toHaveBeenCalledTimes(1);
  act(() => {
    tellLiveEvent(inbox);
  });
  await pass(1000);
  expect(ask).toHaveBeenCalledTimes(2);
  page.leave();
});

it('waits for what it needs before it asks', async () => {
  const ask = jest.fn(() => Promise.resolve('one'));
  const page = onPage({ id: 'a', ask, enabled: false });
  await pass(1000);
  expect(ask).not.toHaveBeenCalled();
  page.redraw({ id: 'a', ask, enabled: true });
  await pass(0);
  expect(page.now().data).toBe('one');
  page.leave();
});

it.each([
  ['stays beside a failure', new ApiError('network.unreachable'), 'one'],
  ['goes when there is nothing to see any more', new ApiError('ticket.not_found'), undefined],
])('an older answer %s', async (_case, failure, data) => {
  let isBroken = false;
  const ask = () => (isBroken ? Promise.reject(failure) : Promise.resolve('one'));
  const page = onPage({ id: 'a', ask });
  await pass(0);
  isBroken = true;
  await act(() => page.now().refresh());
  expect(page.now()).toMatchObject({ data, error: failure });
  expect(recall('a')).toBe(data);
  page.leave();
});

it('shows without a network what the phone has kept, and from when it is; what is gone goes there too', async () => {
  rememberSession({ token: 't', user: { id: 'u', role: 'engineer' } as never });
  const first = onPage({ id: 'kept', ask: () => Promise.resolve('one'), isKept: true });
  await pass(0);
  const { at } = first.now();
  first.leave();
  forgetQueries();
  await pass(60_000);
  const away = new ApiError('network.unreachable');
  const later = onPage({ id: 'kept', ask: () => Promise.reject(away), isKept: true });
  expect(later.now()).toMatchObject({ data: 'one', at, isLoading: false });
  await pass(0);
  expect(later.now()).toMatchObject({ data: 'one', at, error: away });
  later.leave();
  const gone = new ApiError('ticket.not_found');
  const last = onPage({ id: 'kept', ask: () => Promise.reject(gone), isKept: true });
  await pass(0);
  last.leave();
  const nothing = onPage({ id: 'kept', ask: () => Promise.reject(away), isKept: true });
  expect(nothing.now().data).toBeUndefined();
  nothing.leave();
});

it('takes an answer that came by another way', async () => {
  const page = onPage({ id: 'a', ask: () => Promise.resolve('one') });
  await pass(0);
  act(() => {
    tellAnswer('b', 'of another question');
    tellAnswer('a', 'two');
  });
  expect(page.now().data).toBe('two');
  page.leave();
});

it('drops an answer that a newer one overtook', async () => {
  let answer: (data: string) => void = () => undefined;
  const ask = () => new Promise<string>((resolve) => (answer = resolve));
  const page = onPage({ id: 'a', ask });
  await pass(0);
  act(() => {
    page.now().replace('by an action');
  });
  await act(async () => {
    answer('older');
    await Promise.resolve();
  });
  expect(page.now()).toMatchObject({ data: 'by an action' });
  page.leave();
});

it('shows nothing of another key', async () => {
  const page = onPage({ id: 'a', ask: () => Promise.resolve('one') });
  await pass(0);
  page.redraw({ id: 'b', ask: () => Promise.resolve('two') });
  expect(page.now()).toMatchObject({ data: undefined, isLoading: true });
  await pass(0);
  expect(page.now().data).toBe('two');
  page.leave();
});

it('keeps and shows nothing that was asked for a person who has left', async () => {
  let answer: (data: string) => void = () => undefined;
  const page = onPage({ id: 'me', ask: () => new Promise((resolve) => (answer = resolve)) });
  await pass(0);
  forgetPerson();
  answer('of the earlier one');
  await pass(0);
  expect([page.now().data, recall('me')]).toEqual([undefined, undefined]);
  page.leave();
});

it('is answered when it had to wait for a sign-in', async () => {
  let answer: (data: string) => void = () => undefined;
  const page = onPage({ id: 'me', ask: () => new Promise((resolve) => (answer = resolve)) });
  await pass(0);
  forgetQueries();
  answer('mine');
  await pass(0);
  expect([page.now().data, recall('me')]).toEqual(['mine', 'mine']);
  page.leave();
});
