import { jest } from '@jest/globals';

import { onLiveEvent, tellLiveEvent } from '#miniapp/client/live-events';
import { oneAtATime } from '#miniapp/client/one-at-a-time';
import { refreshOnNews } from '#miniapp/client/refresh-on-news';
import {
  onWatchChange,
  unwatchTicket,
  watchedTickets,
  watchTicket,
} from '#miniapp/client/watched-tickets';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

it('runs at once, and once more for all that was asked meanwhile', async () => {
  const run = jest.fn(() => Promise.resolve());
  const ask = oneAtATime(run);
  for (let time = 0; time < 100; time += 1) {
    ask();
  }
  expect(run).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(10);
  ask();
  expect(run).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(2000);
  expect(run).toHaveBeenCalledTimes(2);
  ask();
  expect(run).toHaveBeenCalledTimes(3);
});

it('asks again for news and after a gap, until nobody listens any more', async () => {
  const refresh = jest.fn(() => Promise.resolve());
  const stop = refreshOnNews(refresh, { current: ({ type }) => type === 'inbox' });
  tellLiveEvent({ type: 'content', ticketId: 't' });
  expect(refresh).not.toHaveBeenCalled();
  tellLiveEvent({ type: 'inbox', unread: 1 });
  await jest.advanceTimersByTimeAsync(1000);
  tellLiveEvent({ type: 'resync' });
  await jest.advanceTimersByTimeAsync(1000);
  expect(refresh).toHaveBeenCalledTimes(2);
  stop();
  tellLiveEvent({ type: 'resync' });
  expect(refresh).toHaveBeenCalledTimes(2);
});

it('tells an event to everybody who listens', () => {
  const [one, other] = [jest.fn(), jest.fn()];
  const stops = [onLiveEvent(one), onLiveEvent(other)];
  tellLiveEvent({ type: 'inbox', unread: 2 });
  expect([one.mock.calls, other.mock.calls]).toEqual([
    [[{ type: 'inbox', unread: 2 }]],
    [[{ type: 'inbox', unread: 2 }]],
  ]);
  stops.forEach((stop) => {
    stop();
  });
});

it('says which tickets are on screen, and tells only when one comes or leaves', () => {
  const heard = jest.fn();
  const stop = onWatchChange(heard);
  watchTicket('a', 1);
  watchTicket('a', 5);
  watchTicket('b', 2);
  expect(watchedTickets()).toEqual({ a: 5, b: 2 });
  expect(heard).toHaveBeenCalledTimes(2);
  unwatchTicket('a');
  unwatchTicket('a');
  expect(watchedTickets()).toEqual({ b: 2 });
  expect(heard).toHaveBeenCalledTimes(3);
  stop();
  unwatchTicket('b');
  expect(heard).toHaveBeenCalledTimes(3);
});
