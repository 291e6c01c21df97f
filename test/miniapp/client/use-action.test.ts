import { jest } from '@jest/globals';

import { act, renderHook } from '../../support/render-hook';

let isOnline = true;
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => isOnline }));

const { ApiError } = await import('#miniapp/client/api-error');
const { useAction } = await import('#miniapp/client/use-action');

type Send = (input: string, key: string) => Promise<string>;
const onPage = (send: Send) => renderHook(() => useAction(send), {});
const keys = (send: jest.Mock<Send>) => send.mock.calls.map(([, key]) => key);

beforeEach(() => {
  isOnline = true;
});

it('runs once, however often it is tapped', async () => {
  let answer: (reply: string) => void = () => undefined;
  const send = jest.fn<Send>(() => new Promise((resolve) => (answer = resolve)));
  const { now, leave } = onPage(send);
  let first: Promise<string | undefined> = Promise.resolve(undefined);
  act(() => {
    first = now().run('a');
  });
  expect(now().isRunning).toBe(true);
  expect(await now().run('a')).toBeUndefined();
  await act(() => {
    answer('done');
    return first;
  });
  expect(await first).toBe('done');
  expect(now().isRunning).toBe(false);
  expect(send).toHaveBeenCalledTimes(1);
  leave();
});

it('carries out what is asked meanwhile afterwards, and says which is on its way', async () => {
  const answers: ((reply: string) => void)[] = [];
  const send = jest.fn<Send>(() => new Promise((resolve) => answers.push(resolve)));
  const { now, leave } = onPage(send);
  let both: Promise<(string | undefined)[]> = Promise.resolve([]);
  act(() => {
    both = Promise.all([now().run('a'), now().run('b'), now().run('b')]);
  });
  expect(now().pending).toEqual(['a', 'b']);
  await act(async () => {
    answers[0]?.('first');
    await Promise.resolve();
  });
  await act(async () => {
    answers[1]?.('second');
    await both;
  });
  expect(await both).toEqual(['first', 'second', undefined]);
  expect(send.mock.calls.map(([input]) => input)).toEqual(['a', 'b']);
  expect(now()).toMatchObject({ pending: [], isRunning: false });
  leave();
});

it('goes on after a failure, which can still be read', async () => {
  const failure = new ApiError('request.invalid');
  const send = jest.fn<Send>().mockRejectedValueOnce(failure).mockResolvedValue('done');
  const { now, leave } = onPage(send);
  await act(() => Promise.all([now().run('a'), now().run('b')]));
  expect(send).toHaveBeenCalledTimes(2);
  expect(now().error).toBe(failure);
  leave();
});

it('sends the same again under the same key only while the answer may have been lost', async () => {
  const send = jest
    .fn<Send>()
    .mockRejectedValueOnce(new ApiError('network.timeout'))
    .mockRejectedValueOnce(new ApiError('request.invalid'))
    .mockResolvedValue('done');
  const { now, leave } = onPage(send);
  for (let time = 0; time < 4; time += 1) {
    await act(() => now().run('a'));
  }
  const [lost, again, refused, next] = keys(send);
  expect(again).toBe(lost);
  expect(new Set([again, refused, next]).size).toBe(3);
  leave();
});

it('gives other words another key', async () => {
  const send = jest.fn<Send>().mockRejectedValue(new ApiError('network.timeout'));
  const { now, leave } = onPage(send);
  await act(() => now().run('a'));
  await act(() => now().run('b'));
  expect(new Set(keys(send)).size).toBe(2);
  leave();
});

it('says why it failed until it is forgotten', async () => {
  const failure = new ApiError('request.invalid');
  const { now, leave } = onPage(() => Promise.reject(failure));
  await act(() => now().run('a'));
  expect(now()).toMatchObject({ isRunning: false, error: failure });
  act(() => {
    now().forgetError();
  });
  expect(now().error).toBeUndefined();
  leave();
});

it('no longer complains of the network when that is back', async () => {
  isOnline = false;
  const { now, redraw, leave } = onPage(() => Promise.reject(new ApiError('network.unreachable')));
  await act(() => now().run('a'));
  expect(now().error?.code).toBe('network.unreachable');
  isOnline = true;
  redraw({});
  expect(now().error).toBeUndefined();
  leave();
});

it('no longer does either when the phone noticed the loss only afterwards', async () => {
  isOnline = true;
  const { now, redraw, leave } = onPage(() => Promise.reject(new ApiError('network.timeout')));
  await act(() => now().run('a'));
  isOnline = false;
  redraw({});
  expect(now().error?.code).toBe('network.timeout');
  isOnline = true;
  redraw({});
  expect(now().error).toBeUndefined();
  leave();
});
