import { setTimeout as sleep } from 'node:timers/promises';

import { jest } from '@jest/globals';

import { widenBounds, type BoundName, type Bounds } from '#api/config/index';
import { callCounter } from '#api/http/count-calls';

import { startTestApi } from '../../support/api';

const second = 1000;

/** Wide bounds, but for some. */
function narrow(most: Partial<Record<BoundName, number>>, within = 60 * second): Bounds {
  const wide = widenBounds(1000);
  const rows = Object.entries(most).map(([name, count]) => [
    name,
    { ...wide[name as BoundName], most: count, within },
  ]);
  return { ...wide, ...(Object.fromEntries(rows) as Partial<Bounds>) };
}

const api = await startTestApi({
  bounds: narrow({
    ...{ signIns: 10, requestsFromAddress: 100, requests: 8, changes: 6 },
    ...{ reports: 2, searches: 2, uploads: 2 },
  }),
  env: { TRUSTED_PROXIES: 'loopback' },
});
afterAll(api.stop);

const code = { provider: 'wechat', code: 'demo:customer' };
const from = (address: string) => ({ headers: { 'x-forwarded-for': `6.6.6.6, ${address}` } });

async function statuses(times: number, ask: () => Promise<{ status: number }>) {
  const seen: number[] = [];
  for (let time = 0; time < times; time += 1) {
    seen.push((await ask()).status);
  }
  return seen;
}

it('lets an address sign in so often, and says when to come back', async () => {
  const hasty = await startTestApi({ bounds: narrow({ signIns: 3 }, 3 * second) });
  try {
    const signIn = () => hasty.anybody.post('/sessions', code);
    expect(await statuses(3, signIn)).toEqual([201, 201, 201]);
    const refused = await signIn();
    expect(refused).toMatchObject({ status: 429, body: { code: 'request.too_many' } });
    expect(['1', '2', '3']).toContain(refused.headers.get('retry-after'));
    await sleep(3 * second + 50);
    expect((await signIn()).status).toBe(201);
  } finally {
    await hasty.stop();
  }
});

it.each(['/sessions/', '/SESSIONS', '/Sessions', '//sessions', '/%73essions', '/sessions;a=1'])(
  'has no other door to signing in: %s',
  async (path) => {
    expect((await api.anybody.post(path, code, from('10.0.0.9'))).status).toBe(404);
  },
);

it('counts each address by itself, as the nearest proxy saw it', async () => {
  await statuses(11, () => api.anybody.post('/sessions', code, from('10.0.0.2')));
  expect((await api.anybody.post('/sessions', code, from('10.0.0.3'))).status).toBe(201);
});

it('counts the addresses that one IPv6 line can choose from as one', async () => {
  const signIn = (last: number) =>
    api.anybody.post('/sessions', code, from(`2001:db8:1:2::${last}`));
  let last = 0;
  const seen = await statuses(11, () => signIn((last += 1)));
  expect(seen).toEqual([...Array<number>(10).fill(201), 429]);
  expect((await api.anybody.post('/sessions', code, from('2001:db8:1:3::1'))).status).toBe(201);
});

it('stops an address that asks without end, also for what is not there', async () => {
  const seen = await statuses(101, () => api.anybody.get('/nowhere', from('10.0.2.1')));
  expect(seen.filter((status) => status === 429)).toHaveLength(1);
});

it('does not count health checks', async () => {
  expect(new Set(await statuses(120, () => fetch(`${api.url}/healthz`)))).toEqual(new Set([200]));
});

describe('counts a person wherever they ask from', () => {
  const places = ['10.0.1.1', '10.0.1.2', '10.0.1.3'];
  let turn = 0;
  const somewhere = () => from(places[turn++ % 3] ?? '');
  const report = { category: 'error', description: '导入失败', severity: 'degraded' };
  const refusedFrom = async (most: number, ask: () => Promise<{ status: number }>) => {
    const seen = await statuses(most + 1, ask);
    expect(seen.slice(0, most)).not.toContain(429);
    expect(seen[most]).toBe(429);
  };

  it('whatever they ask', async () => {
    const person = await api.signIn('engineer');
    await refusedFrom(8, () => person.get('/me', somewhere()));
  });

  it('when they change things', async () => {
    const person = await api.signIn('dispatcher');
    await refusedFrom(6, () => person.patch('/me', { name: '林晓' }));
  });

  it('when they report', async () => {
    const person = await api.signIn('manager');
    await refusedFrom(2, () => person.post('/tickets', report, somewhere()));
  });

  it('when they upload', async () => {
    const person = await api.signIn('colleague');
    await refusedFrom(2, () => person.post('/attachments', new FormData(), somewhere()));
  });

  it('when they search, and not when they only list', async () => {
    const person = await api.signIn('customer');
    await statuses(3, () => person.get('/tickets?q=', somewhere()));
    await refusedFrom(2, () => person.get('/tickets?q=%E5%AF%BC%E5%85%A5', somewhere()));
  });
});

describe('who is believed', () => {
  it.each([
    ['nobody', {}, 429],
    ['the peer', { TRUSTED_PROXIES: '127.0.0.0/8' }, 201],
    ['somebody else', { TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8' }, 429],
  ])('when %s is trusted', async (_who, env, last) => {
    const other = await startTestApi({ bounds: narrow({ signIns: 1 }), env });
    try {
      await other.anybody.post('/sessions', code, from('10.0.0.1'));
      const second = await other.anybody.post('/sessions', code, from('10.0.0.2'));
      expect(second.status).toBe(last);
    } finally {
      await other.stop();
    }
  });
});

it('is not held up when the time of day is set back an hour', async () => {
  const count = callCounter(narrow({ signIns: 1 }, second));
  await count('signIns', 'somebody');
  const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 60 * 60_000);
  try {
    await expect(count('signIns', 'somebody')).rejects.toMatchObject({
      code: 'request.too_many',
      details: { retryAfter: second },
    });
    await sleep(second + 50);
    await count('signIns', 'somebody');
  } finally {
    now.mockRestore();
  }
});
