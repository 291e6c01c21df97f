import { pushWork, type PushEvent } from '#api/wechat/index';

import { freshWechatWorld } from '../../support/wechat';

const at = freshWechatWorld();

const event: PushEvent = {
  kind: 'customer_service_entered',
  openid: 'oCustomer',
  at: new Date('2026-11-22T02:00:00Z'),
  from: 'ticket',
};

function work(onEvent: (event: PushEvent) => Promise<void>) {
  const { inbox, clock, log } = at.world;
  return pushWork({ inbox, clock, log, onEvent });
}

/** One round of taking up what is due. */
async function round(running: ReturnType<typeof work>) {
  running.start();
  await running.stop();
}

it('works once on a push that is delivered many times at once', async () => {
  const seen: PushEvent[] = [];
  const running = work((one) => Promise.resolve(void seen.push(one)));
  const news = await Promise.all(Array.from({ length: 10 }, () => running.take('key', event)));
  await running.stop();
  expect(news.filter(Boolean)).toHaveLength(1);
  expect(seen).toEqual([event]);
});

it('takes up what another process left behind when it died', async () => {
  await work(() => new Promise(() => undefined)).take('key', event);
  const seen: PushEvent[] = [];
  const survivor = work((one) => Promise.resolve(void seen.push(one)));
  await round(survivor);
  expect(seen).toEqual([]);

  at.world.pass(61_000);
  await Promise.all([round(survivor), round(work((one) => Promise.resolve(void seen.push(one))))]);
  expect(seen).toEqual([event]);
});

it('tries again what failed, gives up after eight times, and says so', async () => {
  let tries = 0;
  const failing = work(() => {
    tries += 1;
    return Promise.reject(new Error('database down'));
  });
  await failing.take('key', event);
  await failing.stop();
  for (let minute = 0; minute < 10; minute += 1) {
    at.world.pass(61_000);
    await round(failing);
  }
  expect(tries).toBe(8);
  expect(at.world.lines.filter((line) => line.includes('wechat.push_given_up'))).toHaveLength(1);
  expect(await failing.take('key', event)).toBe(false);
});

it('does not forget that a handled push is known', async () => {
  const running = work(() => Promise.resolve());
  await running.take('key', event);
  await running.stop();
  expect(await running.take('key', event)).toBe(false);
});
