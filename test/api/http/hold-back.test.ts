import { setTimeout as sleep } from 'node:timers/promises';

import Koa from 'koa';
import request from 'supertest';

import { widenBounds } from '#api/config/index';
import { busyFrom, watchEventLoop } from '#api/http/event-loop';
import { createGate } from '#api/http/gate';
import { handleErrors } from '#api/http/handle-errors';
import { answerHealth } from '#api/http/health';
import { refuseWhileBusy } from '#api/http/hold-back';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { aReport } from '../../support/tickets';

describe('one person’s requests at the same time', () => {
  let api: TestApi;
  let customer: SignedInCaller;
  let other: SignedInCaller;
  beforeAll(async () => {
    const atOnce = { who: 'person', most: 3, within: 0 } as const;
    api = await startTestApi({ bounds: { ...widenBounds(1_000_000), atOnce } });
    [customer, other] = [await api.signIn('customer'), await api.signIn('stranger')];
  }, 60_000);
  afterAll(() => api.stop());

  it('are at most so many; those beyond may come again, and others are answered', async () => {
    const asked = Array.from({ length: 12 }, () => customer.get('/tickets?view=mine'));
    const besides = other.get('/tickets?view=mine');
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(3);
    expect(refused[0]?.body.code).toBe('request.too_many');
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await besides).status).toBe(200);
  });

  it('are counted down again, also after a failure', async () => {
    for (let time = 0; time < 10; time += 1) {
      expect((await customer.get('/tickets/none')).status).toBe(404);
    }
    expect((await customer.get('/tickets?view=mine')).status).toBe(200);
  });
});

describe('a process in which everybody waits', () => {
  const state = { isBusy: true };
  const app = new Koa();
  app.silent = true;
  app.use(handleErrors(() => undefined));
  app.use(
    answerHealth({
      gate: createGate(),
      isBusy: () => state.isBusy,
      isDatabaseReachable: () => Promise.resolve(true),
      room: { hasRoom: () => Promise.resolve(true) },
    }),
  );
  app.use(refuseWhileBusy(() => state.isBusy) as unknown as Koa.Middleware);
  app.use((ctx) => {
    ctx.body = { items: [] };
  });
  const ask = (path: string) => request(app.callback()).get(path);

  it.each([
    ['/healthz', 200, 200],
    ['/readyz', 503, 200],
    ['/readyz?exclude=busy', 200, 200],
    ['/readyz?exclude=database', 503, 200],
    ['/tickets?q=打印', 503, 200],
    ['/tickets?q=', 200, 200],
    ['/tickets', 200, 200],
  ])('answers %s with %i, otherwise with %i', async (path, busy, usual) => {
    state.isBusy = true;
    const answer = await ask(encodeURI(path));
    expect(answer.status).toBe(busy);
    if (busy === 503) {
      expect(answer.body).toMatchObject({ code: 'server.busy' });
      expect(path.startsWith('/readyz') || Number(answer.headers['retry-after']) > 0).toBe(true);
    }
    state.isBusy = false;
    expect((await ask(encodeURI(path))).status).toBe(usual);
  });
});

it('knows when everybody waits, and when it is over', async () => {
  const loop = watchEventLoop();
  const becomes = async (isBusy: boolean, between: () => void) => {
    while (loop.isBusy() !== isBusy) {
      between();
      await sleep(1);
    }
  };
  await becomes(true, () => {
    const until = performance.now() + 400;
    while (performance.now() < until) {
      // nobody else has a turn
    }
  });
  expect(loop.delay()).toBeGreaterThan(busyFrom);
  await becomes(false, () => undefined);
  await loop.stop();
  expect(loop.isBusy()).toBe(false);
});

describe('the API while everybody waits', () => {
  const state = { isBusy: false };
  let busy: TestApi;
  let manager: SignedInCaller;
  beforeAll(async () => {
    busy = await startTestApi({ isBusy: () => state.isBusy });
    manager = await busy.signIn('manager');
    state.isBusy = true;
  }, 60_000);
  afterAll(() => busy.stop());

  /** Everything else that is only read goes on. */
  const heavy = [
    '/moderation/flags',
    '/openapi.json',
    '/push-dead-letters',
    '/set-aside-work',
    '/tickets/{id}/record',
    '/tickets/{id}/record.pdf',
    '/tickets/{id}/timeline',
  ];

  it('begins none of the heavy reads and all of the others', async () => {
    state.isBusy = false;
    const { body } = await manager.get<Described>('/openapi.json');
    state.isBusy = true;
    const reads = Object.entries(body.paths).filter(([, { get }]) => get !== undefined);
    const paths = ['/openapi.json', ...reads.map(([path]) => path)];
    const refused = [];
    for (const path of paths) {
      const { status, headers } = await manager.get(path.replace('{id}', 'f'.repeat(24)));
      if (status === 503) {
        refused.push(path);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
    }
    expect(paths.length).toBeGreaterThan(refused.length + 5);
    expect(refused.toSorted()).toEqual(heavy);
  });

  it('begins no search', async () => {
    const found = await manager.get('/tickets?view=all&q=打印');
    expect(found).toMatchObject({ status: 503, body: { code: 'server.busy' } });
  });

  it.each(['/tickets?view=all&limit=100', '/notifications?limit=50', '/me', '/staff'])(
    'goes on with %s, which people wait for',
    async (path) => {
      expect((await manager.get(path)).status).toBe(200);
    },
  );

  it('takes what somebody has to say', async () => {
    const written = await manager.post('/tickets', aReport(), { key: 'while-busy' });
    expect(written.status).toBe(201);
    expect((await fetch(`${busy.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${busy.url}/healthz`)).status).toBe(200);
  });
});

type Described = { paths: Record<string, { get?: object }> };
