import { createClient } from '@redis/client';

import { uploadAllowance } from '#api/attachments/upload-allowance';
import { widenBounds } from '#api/config/index';
import { limitersIn } from '#api/http/limiters';

import { startRedis } from '../../support/redis-server';

it('adds up what a person sent for nothing through several processes', async () => {
  const redis = await startRedis();
  const client = createClient({ url: redis.url, disableOfflineQueue: true });
  await client.connect();
  try {
    const usual = widenBounds(1);
    const allowance = () =>
      uploadAllowance({
        attachments: { sentSince: () => Promise.resolve({ uploads: 0, bytes: 0, oldest: null }) },
        bounds: { ...usual, uploadsPerDay: { ...usual.uploadsPerDay, most: 3 } },
        clock: () => new Date(),
        createLimiter: limitersIn(client),
      });
    const [one, other] = [allowance(), allowance()];
    for (const process of [one, other, one]) {
      const end = await process.begin('lin', 1000);
      await end(1000);
    }
    await expect(other.begin('lin', 1000)).rejects.toMatchObject({
      code: 'request.too_many',
    });
    await (
      await other.begin('zhou', 1000)
    )(null);
  } finally {
    client.destroy();
    await redis.stop();
  }
});
