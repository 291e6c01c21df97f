import { jest } from '@jest/globals';

import { act, renderHook } from '../../support/render-hook';

let reachBottom: () => void = () => undefined;
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  keep: () => undefined,
  readKept: () => null,
}));
jest.unstable_mockModule('@tarojs/taro', () => ({
  useReachBottom: (then: () => void) => {
    reachBottom = then;
  },
}));
jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({ usePageVisible: () => true }));

const { bounded } = await import('#miniapp/bounds');
const { ApiError } = await import('#miniapp/client/api-error');
const { forgetQueries } = await import('#miniapp/client/query-cache');
const { usePages } = await import('#miniapp/client/use-pages');

type Item = { id: string; words: string };
type Page = { items: Item[]; nextCursor: string | null };
type Ask = (cursor: string | undefined) => Promise<Page>;

const item = (id: string, words = id): Item => ({ id, words });
const onPage = (ask: Ask) => renderHook(({ id }: { id: string }) => usePages(id, ask), { id: 'a' });
const settle = () => act(() => jest.advanceTimersByTimeAsync(0));
const toTheEnd = async () => {
  act(() => {
    reachBottom();
  });
  await settle();
};

beforeEach(() => {
  jest.useFakeTimers();
  forgetQueries();
});
afterEach(() => {
  jest.useRealTimers();
});

it('reads on at the end of the list until there is no more', async () => {
  const pages: Record<string, Page> = {
    first: { items: [item('1'), item('2')], nextCursor: 'second' },
    second: { items: [item('3')], nextCursor: 'third' },
    third: { items: [item('4')], nextCursor: null },
  };
  const ask = jest.fn<Ask>((cursor = 'first') =>
    Promise.resolve(pages[cursor] ?? { items: [], nextCursor: null }),
  );
  const { now, leave } = onPage(ask);
  await settle();
  expect(now()).toMatchObject({
    items: [item('1'), item('2')],
    hasMore: true,
    last: pages['first'],
  });
  await toTheEnd();
  await toTheEnd();
  expect(now().items.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  expect(now().hasMore).toBe(false);
  await toTheEnd();
  expect(ask).toHaveBeenCalledTimes(3);
  leave();
});

it('shows an item that moved between pages once, as the fresh page knows it', async () => {
  let first: Page = { items: [item('1')], nextCursor: 'next' };
  const { now, leave } = onPage((cursor) =>
    Promise.resolve(cursor === undefined ? first : { items: [item('2', 'old')], nextCursor: null }),
  );
  await settle();
  await toTheEnd();
  first = { items: [item('2', 'new'), item('1')], nextCursor: 'next' };
  await act(() => now().refresh());
  expect(now().items).toEqual([item('2', 'new'), item('1')]);
  leave();
});

it('says that reading on failed, keeps what it has, and reads on at the next try', async () => {
  const failure = new ApiError('network.unreachable');
  let isBroken = true;
  const { now, leave } = onPage((cursor) => {
    if (cursor === undefined) {
      return Promise.resolve({ items: [item('1')], nextCursor: 'next' });
    }
    return isBroken
      ? Promise.reject(failure)
      : Promise.resolve({ items: [item('2')], nextCursor: null });
  });
  await settle();
  await toTheEnd();
  expect(now()).toMatchObject({ items: [item('1')], moreError: failure, isLoadingMore: false });
  isBroken = false;
  await toTheEnd();
  expect(now()).toMatchObject({ items: [item('1'), item('2')], moreError: undefined });
  leave();
});

it('shows none of the further pages of another list', async () => {
  const { now, redraw, leave } = onPage((cursor) =>
    Promise.resolve({
      items: [item(cursor ?? 'first')],
      nextCursor: cursor === undefined ? 'next' : null,
    }),
  );
  await settle();
  await toTheEnd();
  expect(now().items).toHaveLength(2);
  redraw({ id: 'b' });
  await settle();
  expect(now().items).toEqual([item('first')]);
  leave();
});

it('reads on no further after so many, and says so', async () => {
  const page = (from: number): Page => ({
    items: Array.from({ length: 500 }, (_, index) => item(String(from + index))),
    nextCursor: String(from + 500),
  });
  const ask = jest.fn<Ask>((cursor = '0') => Promise.resolve(page(Number(cursor))));
  const list = onPage(ask);
  await settle();
  expect(list.now()).toMatchObject({ isCut: false, hasMore: true });
  await toTheEnd();
  expect(list.now().items).toHaveLength(bounded.itemsListed.most);
  expect(list.now()).toMatchObject({ isCut: true, hasMore: false });
  await toTheEnd();
  expect(ask).toHaveBeenCalledTimes(2);
  list.leave();
});
