import { startTestApi } from '../../support/api';

const api = await startTestApi({ limits: { signIn: 3, address: 40, person: 5 } });
afterAll(api.stop);

const minute = 60_000;
const code = { provider: 'wechat', code: 'demo:customer' };
const from = (address: string) => ({ headers: { 'x-forwarded-for': `6.6.6.6, ${address}` } });

async function statuses(times: number, ask: () => Promise<{ status: number }>) {
  const seen: number[] = [];
  for (let time = 0; time < times; time += 1) {
    seen.push((await ask()).status);
  }
  return seen;
}

beforeEach(() => {
  api.clock.advance(minute);
});

it('lets an address sign in so often a minute, and says when to come back', async () => {
  const signIn = () => api.anybody.post('/sessions', code, from('10.0.0.1'));
  expect(await statuses(3, signIn)).toEqual([201, 201, 201]);
  api.clock.advance(45_000);
  const refused = await signIn();
  expect(refused).toMatchObject({ status: 429, body: { code: 'request.too_many' } });
  expect(refused.headers.get('retry-after')).toBe('15');
  api.clock.advance(15_000);
  expect((await signIn()).status).toBe(201);
});

it('counts each address by itself, as the nearest proxy saw it', async () => {
  await statuses(4, () => api.anybody.post('/sessions', code, from('10.0.0.2')));
  expect((await api.anybody.post('/sessions', code, from('10.0.0.3'))).status).toBe(201);
});

it('counts a person wherever they ask from', async () => {
  const customer = await api.signIn('customer');
  const places = ['10.0.1.1', '10.0.1.2', '10.0.1.3'];
  let turn = 0;
  const seen = await statuses(6, () => customer.get('/me', from(places[turn++ % 3] ?? '')));
  expect(seen).toEqual([200, 200, 200, 200, 200, 429]);
});

it('does not count the web app’s files or health checks', async () => {
  expect(new Set(await statuses(60, () => fetch(`${api.url}/healthz`)))).toEqual(new Set([200]));
});

it('stops an address that asks without end', async () => {
  const seen = await statuses(41, () => api.anybody.get('/me', from('10.0.2.1')));
  expect(seen.filter((status) => status === 429)).toHaveLength(1);
});
