import { jest } from '@jest/globals';

import { useSettled } from '#miniapp/client/use-settled';

import { act, renderHook } from '../../support/render-hook';

const pass = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds));

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

it('gives the word, and none of the keystrokes on the way to it', async () => {
  const seen = new Set<string>();
  const page = renderHook(({ words }: { words: string }) => useSettled(words), { words: '' });
  for (const words of ['反', '反结', '反结账']) {
    page.redraw({ words });
    await pass(299);
    seen.add(page.now());
  }
  expect([...seen]).toEqual(['']);
  await pass(1);
  expect(page.now()).toBe('反结账');
  page.leave();
  expect(jest.getTimerCount()).toBe(0);
});
