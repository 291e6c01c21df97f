import { jest } from '@jest/globals';

import { act, renderHook } from '../../support/render-hook';

let isVisible = true;
jest.unstable_mockModule('#miniapp/platform/page-visible', () => ({
  usePageVisible: () => isVisible,
}));
const { useNow } = await import('#miniapp/client/use-now');

const pass = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds));
const start = Date.parse('2026-11-22T02:00:00Z');

beforeEach(() => {
  isVisible = true;
  jest.useFakeTimers({ now: start });
});
afterEach(() => {
  jest.useRealTimers();
});

it('moves on while the page is on screen', async () => {
  const page = renderHook(useNow, {});
  expect(page.now()).toBe(start);
  await pass(40_000);
  expect(page.now()).toBe(start + 40_000);
  page.leave();
  expect(jest.getTimerCount()).toBe(0);
});

it('stands still in the background, and is right again at once on return', async () => {
  const page = renderHook(useNow, {});
  await pass(0);
  isVisible = false;
  page.redraw({});
  await pass(3_600_000);
  expect(page.now()).toBe(start);
  isVisible = true;
  page.redraw({});
  await pass(0);
  expect(page.now()).toBe(start + 3_600_000);
  page.leave();
});
