import { jest } from '@jest/globals';

import { act, renderHook } from '../../support/render-hook';

jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  keep: () => undefined,
  readKept: () => null,
}));
jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({ usePageVisible: () => true }));
const call = jest.fn<() => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));
const { forgetQueries } = await import('#miniapp/client/query-cache');
const { useMyProducts } = await import('#miniapp/tickets/use-my-products');

async function onPage(...ids: string[]) {
  call.mockResolvedValueOnce({ items: ids.map((id) => ({ id, name: id })) });
  const page = renderHook(useMyProducts, {});
  await act(() => jest.advanceTimersByTimeAsync(0));
  return page;
}

beforeEach(() => {
  jest.useFakeTimers();
  forgetQueries();
});
afterEach(() => {
  jest.useRealTimers();
});

it.each([
  ['keeps what was chosen', ['a', 'b'], 'b', 'b'],
  ['chooses the only one', ['a'], null, 'a'],
  ['chooses nothing among several', ['a', 'b'], null, null],
  ['forgets one that is gone', ['a', 'b'], 'c', null],
  ['takes the only one instead of one that is gone', ['a'], 'c', 'a'],
  ['has none where nothing is installed', [], 'c', null],
])('%s', async (_case, ids, chosen, own) => {
  const page = await onPage(...ids);
  expect(page.now().ownOf(chosen)).toBe(own);
  page.leave();
});

it('forgets nothing before it knows what is installed', () => {
  call.mockReturnValueOnce(new Promise(() => undefined));
  const page = renderHook(useMyProducts, {});
  expect(page.now().ownOf('c')).toBe('c');
  page.leave();
});
