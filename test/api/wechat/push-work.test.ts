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
  const { attempts, inbox, clock, log } = at.world;
  return pushWork({ attempts, inbox, clock, log, onEvent });
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

it('tries again what failed, sets it aside after eight times, and says so', async () => {
  let tries = 0;
  const failing = work(() => {
    tries += 1;
    return Promise.reject(new Error('database down'));
  });
  await failing.take('key', event);
  await failing.stop();
  for (let minute = 0; minute < 20; minute += 1) {
    at.world.pass(61_000);
    await round(failing);
  }
  expect(tries).toBe(8);
  expect(at.world.lines.filter((line) => line.includes('work.set_aside'))).toHaveLength(1);
  expect(await failing.take('key', event)).toBe(false);
});

it('works on the others while one fails again and again', async () => {
  const seen: string[] = [];
  const running = work((one) => {
    const { from } = one as typeof event;
    return from === 'bad'
      ? Promise.reject(new Error('poison'))
      : Promise.resolve(void seen.push(from));
  });
  const { inbox, clock } = at.world;
  const dueAt = clock();
  await inbox.add({ key: 'bad', event: { ...event, from: 'bad' }, at: dueAt, dueAt });
  for (const from of ['one', 'two', 'three']) {
    await inbox.add({ key: from, event: { ...event, from }, at: dueAt, dueAt });
  }
  await round(running);
  expect(seen).toEqual(['one', 'two', 'three']);
});

it('does what comes after an event that was lost from its record', async () => {
  const { inbox, clock } = at.world;
  const dueAt = clock();
  await inbox.add({ key: 'empty', event: null as never, at: dueAt, dueAt });
  await inbox.add({ key: 'good', event, at: dueAt, dueAt });
  const seen: PushEvent[] = [];
  await round(work((one) => Promise.resolve(void seen.push(one))));
  expect(seen).toEqual([event]);
});

it('takes an event over whose lease ends in a year: a wrong clock wrote that', async () => {
  const { inbox, clock } = at.world;
  await inbox.add({ key: 'key', event, at: clock(), dueAt: new Date('2027-11-22T02:00:00Z') });
  const seen: PushEvent[] = [];
  await round(work((one) => Promise.resolve(void seen.push(one))));
  expect(seen).toEqual([event]);
});

it('does not forget that a handled push is known', async () => {
  const running = work(() => Promise.resolve());
  await running.take('key', event);
  await running.stop();
  expect(await running.take('key', event)).toBe(false);
});
