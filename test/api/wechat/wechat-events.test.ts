import { createSignal, startWorker } from '#api/background/index';
import { wechatEvents, type CallbackEvent } from '#api/wechat/index';
import { keepEvent } from '#api/wechat/wechat-events';

import { freshWechatWorld } from '../../support/wechat';

const at = freshWechatWorld();

const event: CallbackEvent = {
  kind: 'customer_service_entered',
  openid: 'oCustomer',
  at: new Date('2026-11-22T02:00:00Z'),
  from: 'ticket',
};

type OnEvent = (event: CallbackEvent) => Promise<void>;

const eventsDue = createSignal();
const kept = () => ({ inbox: at.world.inbox, clock: at.world.clock, eventsDue });
const queue = (onEvent: OnEvent) =>
  wechatEvents({ ...kept(), attempts: at.world.attempts, onEvent });
const keep = (key = 'key', one = event) => keepEvent(kept(), key, one);

/** Does what is due now, as one process does. */
async function handleAll(onEvent: OnEvent) {
  const { step } = queue(onEvent);
  while (await step()) {
    // the next one
  }
}

function listener() {
  const seen: CallbackEvent[] = [];
  return { seen, hear: (one: CallbackEvent) => Promise.resolve(void seen.push(one)) };
}

it('handles once what is delivered many times at once', async () => {
  const { seen, hear } = listener();
  const news = await Promise.all(Array.from({ length: 10 }, () => keep()));
  await Promise.all([handleAll(hear), handleAll(hear)]);
  expect(news.filter(Boolean)).toHaveLength(1);
  expect(seen).toEqual([event]);
});

it('begins as soon as an event is written down', async () => {
  const { seen, hear } = listener();
  const worker = startWorker({ ...queue(hear), every: 60_000, atOnce: 4 }, (error) => {
    throw error;
  });
  await keep();
  while (seen.length === 0) {
    await new Promise(setImmediate);
  }
  await worker.stop();
  expect(seen).toEqual([event]);
});

it('takes up what another process left behind when it died', async () => {
  await keep();
  void queue(() => new Promise(() => undefined)).step();
  const { seen, hear } = listener();
  while ((await at.world.inbox.due(at.world.clock(), search)).length > 0) {
    await new Promise(setImmediate);
  }
  await handleAll(hear);
  expect(seen).toEqual([]);

  at.world.pass(61_000);
  await Promise.all([handleAll(hear), handleAll(hear)]);
  expect(seen).toEqual([event]);
});

const search = { leaseFor: 60_000, passedOver: [], most: 1 };

it('tries again what failed, sets it aside after eight times, and says so', async () => {
  let tries = 0;
  const fail = () => {
    tries += 1;
    return Promise.reject(new Error('database down'));
  };
  await keep();
  for (let minute = 0; minute < 20; minute += 1) {
    await handleAll(fail);
    at.world.pass(61_000);
  }
  expect(tries).toBe(8);
  expect(at.world.lines.filter((line) => line.includes('work.set_aside'))).toHaveLength(1);
  expect(await keep()).toBe(false);
});

it('works on the others while one fails again and again', async () => {
  const seen: string[] = [];
  for (const from of ['bad', 'one', 'two', 'three']) {
    await keep(from, { ...event, from });
    at.world.pass(1);
  }
  await handleAll((one) => {
    const { from } = one as typeof event;
    return from === 'bad'
      ? Promise.reject(new Error('poison'))
      : Promise.resolve(void seen.push(from));
  });
  expect(seen).toEqual(['one', 'two', 'three']);
});

it('does what comes after an event that was lost from its record', async () => {
  await keep('empty', null as never);
  at.world.pass(1);
  await keep('good');
  const { seen, hear } = listener();
  await handleAll(hear);
  expect(seen).toEqual([event]);
});

it('takes an event over whose lease ends in a year: a wrong clock wrote that', async () => {
  const { inbox, clock } = at.world;
  await inbox.add({ key: 'key', event, at: clock(), dueAt: new Date('2027-11-22T02:00:00Z') });
  const { seen, hear } = listener();
  await handleAll(hear);
  expect(seen).toEqual([event]);
});

it('does not forget that a handled event is known', async () => {
  await keep();
  await handleAll(() => Promise.resolve());
  expect(await keep()).toBe(false);
});
