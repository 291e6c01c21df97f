import { createClient } from '@redis/client';

import { widenBounds, type Bounds } from '#api/config/index';
import { callCounter } from '#api/http/count-calls';

import { startTestApi } from '../../support/api';
import { startRedis } from '../../support/redis-server';

const wide = widenBounds(1000);
const bounds: Bounds = { ...wide, signIns: { ...wide.signIns, most: 3 } };
const refused = expect.objectContaining({ code: 'request.too_many' }) as unknown;

async function connected() {
  const redis = await startRedis();
  const client = createClient({ url: redis.url, disableOfflineQueue: true });
  client.on('error', () => undefined);
  await client.connect();
  const stop = async () => {
    client.destroy();
    redis.resume();
    await redis.stop();
  };
  return { redis, client, stop };
}

it('adds up what several processes count, and keeps it no longer than it counts', async () => {
  const { client, stop } = await connected();
  try {
    const [one, other] = [callCounter(bounds, client), callCounter(bounds, client)];
    await one('signIns', '10.0.0.1');
    await other('signIns', '10.0.0.1', 2);
    await other('signIns', '10.0.0.1', 0);
    await expect(one('signIns', '10.0.0.1')).rejects.toEqual(refused);
    await one('signIns', '10.0.0.2');
    const key = 'huisheng:count:signIns:10.0.0.1';
    expect(await client.get(key)).toBe('4');
    expect(await client.ttl(key)).toBeGreaterThan(0);
    expect(await client.ttl(key)).toBeLessThanOrEqual(bounds.signIns.within / 1000);
  } finally {
    await stop();
  }
});

it.each(['gone', 'silent'] as const)('counts by itself while Redis is %s', async (how) => {
  const { redis, client, stop } = await connected();
  try {
    const count = callCounter(bounds, client);
    await count('signIns', '10.0.0.1', 3);
    if (how === 'gone') {
      client.destroy();
    } else {
      redis.freeze();
    }
    const start = performance.now();
    for (let time = 0; time < 3; time += 1) {
      await count('signIns', '10.0.0.1');
    }
    await expect(count('signIns', '10.0.0.1')).rejects.toEqual(refused);
    // one call waited for Redis, and not the ones after it
    expect(performance.now() - start).toBeLessThan(3000);
  } finally {
    if (how === 'gone') {
      redis.resume();
      await redis.stop();
    } else {
      await stop();
    }
  }
});

it('is what the product counts by when it has a Redis', async () => {
  const redis = await startRedis();
  const options = { bounds, env: { REDIS_URL: redis.url } };
  const [one, other] = [await startTestApi(options), await startTestApi(options)];
  try {
    const code = { provider: 'wechat', code: 'demo:customer' };
    const seen = [];
    for (const api of [one, other, one, other]) {
      seen.push((await api.anybody.post('/sessions', code)).status);
    }
    expect(seen).toEqual([201, 201, 201, 429]);
  } finally {
    await one.stop();
    await other.stop();
    await redis.stop();
  }
});
