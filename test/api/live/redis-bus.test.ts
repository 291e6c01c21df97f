import { createClient } from '@redis/client';

import { createHub } from '#api/live/hub';
import { redisBus, type Bus, type News } from '#api/live/index';
import { createLog } from '#api/log';

import { startRedis } from '../../support/redis-server';

const log = createLog('silent');
const news = (person: string): News => ({ kind: 'inbox', personIds: [person] });

let redis: Awaited<ReturnType<typeof startRedis>>;
let one: Bus;
let other: Bus;
let heardByOne: News[];
let heardByOther: News[];

beforeEach(async () => {
  redis = await startRedis();
  one = await redisBus(redis.url, log);
  other = await redisBus(redis.url, log);
  heardByOne = [];
  heardByOther = [];
  one.listen((piece) => heardByOne.push(piece));
  other.listen((piece) => heardByOther.push(piece));
});
afterEach(async () => {
  await Promise.all([one.close(), other.close()]);
  await redis.stop();
});

async function until(isSo: () => boolean) {
  while (!isSo()) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

it('brings news to every process in order, to each once', async () => {
  const all = Array.from({ length: 200 }, (_, number) => news(String(number)));
  all.forEach(one.publish);
  // its own it hears at once, without the way over Redis
  expect(heardByOne).toEqual(all);
  await until(() => heardByOther.length >= all.length);
  one.publish(news('last'));
  await until(() => heardByOther.length > all.length);
  expect(heardByOther).toEqual([...all, news('last')]);
  expect(heardByOne).toHaveLength(all.length + 1);
});

it('goes on alone while Redis is away, and tells of the gap when it is back', async () => {
  await redis.stop();
  one.publish(news('alone'));
  expect(heardByOne).toEqual([news('alone')]);
  redis = await startRedis(redis.port);
  await until(() => heardByOther.some(({ kind }) => kind === 'gap'));
  await until(() => heardByOne.some(({ kind }) => kind === 'gap'));
  await until(() => {
    one.publish(news('again'));
    return heardByOther.some((piece) => piece.kind === 'inbox');
  });
  expect(heardByOther).not.toContainEqual(news('alone'));
});

it('finds out by its silence that Redis is gone, and tells of the gap when it is back', async () => {
  const patience = { pingEvery: 100, silence: 400 };
  const connections: string[] = [];
  const listening = createLog('info', { write: (connection) => connections.push(connection) });
  const bus = await redisBus(redis.url, listening, patience);
  const heard: News[] = [];
  bus.listen((piece) => heard.push(piece));
  redis.freeze();
  // both connections, the one that tells and the one that hears
  await until(
    () => connections.filter((connection) => connection.includes('live.bus_lost')).length >= 2,
  );
  bus.publish(news('alone'));
  expect(heard).toEqual([news('alone')]);
  redis.resume();
  await until(() => heard.some(({ kind }) => kind === 'gap'));
  await until(() => {
    one.publish(news('again'));
    return heard.some((piece) => piece.kind === 'inbox' && piece.personIds.includes('again'));
  });
  await bus.close();
});

it.each([
  ['no JSON', '{'],
  ['nothing', 'null'],
  ['no news', '{}'],
  ['news without its parts', '{"sender":"a","news":{"kind":"inbox"}}'],
  ['an event for nobody', '{"sender":"a","news":{"kind":"event","to":null}}'],
  ['news of a later version', '{"sender":"a","news":{"kind":"weather"}}'],
])('goes on when somebody publishes %s', async (_name, text) => {
  const stranger = createClient({ url: redis.url });
  await stranger.connect();
  const hub = createHub({ log, mostBuffered: 1, countUnread: () => Promise.resolve(0) });
  other.listen(hub.take);

  await stranger.publish('huisheng:live:0', text);
  await until(() => {
    one.publish(news('after'));
    return heardByOther.some((piece) => piece.kind === 'inbox' && 'personIds' in piece);
  });

  expect(heardByOther.at(-1)).toEqual(news('after'));
  stranger.destroy();
});

it('refuses to start without Redis', async () => {
  await expect(redisBus('redis://127.0.0.1:1/0', log)).rejects.toThrow();
});
