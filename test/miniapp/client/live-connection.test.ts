import { jest } from '@jest/globals';

import type { SocketListener } from '#miniapp/platform/socket';
import { beatEvery, liveCloses } from '#shared/live/live-messages';

import { act, renderHook } from '../../support/render-hook';

type Heard = SocketListener & { said: unknown[]; isClosed: boolean };
const sockets: Heard[] = [];
jest.unstable_mockModule('#miniapp/platform/create-socket', () => ({
  createSocket: (_path: string, listener: SocketListener) => {
    const socket: Heard = { ...listener, said: [], isClosed: false };
    sockets.push(socket);
    return {
      send: (text: string) => socket.said.push(JSON.parse(text)),
      close: () => {
        socket.isClosed = true;
        listener.onClose(1006);
      },
    };
  },
}));

const { keepConnected } = await import('#miniapp/client/live-connection');
const { onLiveEvent, useIsLive } = await import('#miniapp/client/live-events');
const { useUnread } = await import('#miniapp/client/unread');
const { unwatchTicket, watchTicket } = await import('#miniapp/client/watched-tickets');

function latest(): Heard {
  const socket = sockets.at(-1);
  if (!socket) {
    throw new Error('nothing was connected');
  }
  return socket;
}
const tell = (message: unknown, socket = latest()) => {
  act(() => {
    socket.onMessage(JSON.stringify(message));
  });
};
const drop = (code = 1006) => {
  act(() => {
    latest().onClose(code);
  });
};
const pass = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds));
let end: () => void = () => undefined;

beforeEach(() => {
  jest.useFakeTimers();
  jest.spyOn(Math, 'random').mockReturnValue(1);
  sockets.length = 0;
  end = keepConnected('token');
});
afterEach(() => {
  act(end);
  jest.restoreAllMocks();
  jest.useRealTimers();
});

it('says who it is and what is on screen, and is live once the server agrees', () => {
  const page = renderHook(useIsLive, {});
  latest().onOpen();
  expect(latest().said).toEqual([{ type: 'hello', token: 'token', after: {} }]);
  expect(page.now()).toBe(false);
  tell({ type: 'ready' });
  expect(page.now()).toBe(true);
  drop();
  expect(page.now()).toBe(false);
  page.leave();
});

it('tells which tickets come onto the screen, once the server knows who asks', () => {
  latest().onOpen();
  watchTicket('t', 3);
  expect(latest().said).toHaveLength(1);
  tell({ type: 'ready' });
  unwatchTicket('t');
  expect(latest().said.at(-1)).toEqual({ type: 'watch', after: {} });
});

it('hands on what happened, and counts what is unread', () => {
  const heard: unknown[] = [];
  const forget = onLiveEvent((event) => heard.push(event));
  const page = renderHook(useUnread, {});
  tell({ type: 'ready' });
  tell({ type: 'beat' });
  tell({ type: 'inbox', unread: 4 });
  tell({ type: 'ticket', ticketId: 't', seq: 2 });
  expect(heard.map((event) => (event as { type: string }).type)).toEqual(['inbox', 'ticket']);
  expect(page.now()).toBe(4);
  forget();
  page.leave();
});

it('waits twice as long before each further try, and little again after one that worked', async () => {
  for (const pause of [500, 1000, 2000, 4000]) {
    const before = sockets.length;
    drop();
    await pass(pause - 1);
    expect(sockets).toHaveLength(before);
    await pass(1);
    expect(sockets).toHaveLength(before + 1);
  }
  tell({ type: 'ready' });
  drop();
  await pass(500);
  expect(sockets).toHaveLength(6);
});

it('never waits longer than half a minute', async () => {
  for (let time = 0; time < 12; time += 1) {
    drop();
    await pass(30_000);
  }
  expect(sockets).toHaveLength(13);
});

it('gives up a connection on which nothing arrives, and connects again', async () => {
  tell({ type: 'ready' });
  await pass(2 * beatEvery);
  tell({ type: 'beat' });
  await pass(2 * beatEvery);
  expect(latest().isClosed).toBe(false);
  await pass(0.4 * beatEvery);
  expect(latest().isClosed).toBe(true);
  await pass(500);
  expect(sockets).toHaveLength(2);
});

it.each([
  ['does not come back with a token that is refused', liveCloses.notSignedIn, 60_000, 1],
  ['comes back late where there are too many', liveCloses.tooMany, 29_999, 1],
  ['comes back at once to a server that restarts', liveCloses.stopping, 500, 2],
])('%s', async (_case, code, wait, count) => {
  drop(code);
  await pass(wait);
  expect(sockets).toHaveLength(count);
});

it('hears nothing and does not come back once it was ended', async () => {
  const heard: unknown[] = [];
  const forget = onLiveEvent((event) => heard.push(event));
  tell({ type: 'ready' });
  act(end);
  tell({ type: 'ticket', ticketId: 't', seq: 2 });
  watchTicket('t', 1);
  unwatchTicket('t');
  await pass(60_000);
  expect([heard, latest().said, sockets.length, latest().isClosed]).toEqual([[], [], 1, true]);
  forget();
});
