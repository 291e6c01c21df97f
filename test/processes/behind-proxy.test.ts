import { setTimeout as sleep } from 'node:timers/promises';

import { widenBounds } from '#api/config/index';
import { liveCloses } from '#shared/live/live-messages';

import { apiClient, type SignedIn } from '../support/api-client';
import { startInstallation, type Installation } from '../support/installation';
import { listenAs } from '../support/live-phone';
import { startRedis } from '../support/redis-server';
import { clientHeader, startRoundRobin } from '../support/round-robin-proxy';

const processes = 2;

let installation: Installation;
let redis: Awaited<ReturnType<typeof startRedis>>;
let apis: Awaited<ReturnType<Installation['startApi']>>[];
let proxy: Awaited<ReturnType<typeof startRoundRobin>>;
let api: ReturnType<typeof apiClient>;
let people: Record<'customer' | 'engineer', SignedIn>;

beforeAll(async () => {
  [installation, redis] = await Promise.all([startInstallation(), startRedis()]);
  const settings = { REDIS_URL: redis.url, TRUSTED_PROXIES: 'loopback' };
  apis = await Promise.all(
    Array.from({ length: processes }, () => installation.startApi(settings)),
  );
  proxy = await startRoundRobin(apis.map(({ url }) => url));
  api = apiClient(proxy.url);
  people = await installation.signInCast(proxy.url, ['customer', 'engineer']);
}, 120_000);
afterAll(async () => {
  await proxy.stop();
  await installation.stop();
  await redis.stop();
});

/** From an address of its own, to whichever process is next. */
const signInFrom = async (client: string) => {
  const reply = await fetch(`${proxy.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [clientHeader]: client },
    body: '{}',
  });
  await reply.arrayBuffer();
  return reply.status;
};

it('knows at every process who signed in at one', async () => {
  const before = proxy.asked().map((asked) => asked);
  const { token, user } = await api.signIn('stranger');
  for (let asked = 0; asked < 2 * processes; asked += 1) {
    expect(await api.ask({ path: '/me', token })).toMatchObject({
      status: 200,
      body: { id: user.id },
    });
  }
  const given = proxy.asked().map((asked, index) => asked - (before[index] ?? 0));
  expect(Math.min(...given)).toBeGreaterThanOrEqual(processes);
});

it('tells every phone, wherever it listens, what is done wherever', async () => {
  const { token } = people.customer;
  const phones = [await listenAs(proxy.url, token), await listenAs(proxy.url, token)];
  const { id } = await api.submit(token, '打印机没有反应');
  const actions = ['accept', 'start', 'message'];
  for (const action of actions) {
    const path = `/tickets/${id}/actions/${action}`;
    const body = action === 'message' ? { note: '收到' } : {};
    const asked = { method: 'POST', path, token: people.engineer.token, body };
    expect((await api.ask(asked)).status).toBe(200);
  }
  for (const phone of phones) {
    await phone.hears({ type: 'ticket', ticketId: id, seq: actions.length + 1 });
    expect([...new Set(phone.seqs(id))]).toEqual([1, 2, 3, 4]);
    phone.socket.terminate();
  }
});

it('lets nobody in anywhere who signed out somewhere', async () => {
  const { token } = await api.signIn('stranger');
  const phones = [await listenAs(proxy.url, token), await listenAs(proxy.url, token)];
  const asksEverywhere = () =>
    Promise.all(apis.map(({ url }) => apiClient(url).ask({ path: '/me', token })));
  expect((await asksEverywhere()).map(({ status }) => status)).toEqual([200, 200]);
  await api.ask({ method: 'DELETE', path: '/sessions/current', token });
  expect(await Promise.all(phones.map(({ closed }) => closed))).toEqual([4401, 4401]);
  for (let answers = await asksEverywhere(); ; answers = await asksEverywhere()) {
    if (answers.every(({ status }) => status === 401)) {
      return;
    }
    await sleep(10);
  }
});

it('counts together what one address does, and nobody else’s with it', async () => {
  const [scanner, office] = ['203.0.113.7', '203.0.113.8'];
  const { most } = widenBounds(1).signIns;
  const statuses: number[] = [];
  for (let tried = 0; tried < most; tried += 1) {
    statuses.push(await signInFrom(scanner));
  }
  expect(new Set(statuses)).toEqual(new Set([400]));
  for (let process = 0; process < processes; process += 1) {
    expect(await signInFrom(scanner)).toBe(429);
  }
  for (let process = 0; process < processes; process += 1) {
    expect(await signInFrom(office)).toBe(400);
  }
});

it('shows its numbers to nobody who comes through the proxy', async () => {
  for (const { url } of apis) {
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
    expect((await fetch(`${proxy.url}/metrics`)).status).toBe(404);
  }
});

it('goes on while one process is stopped, and its phones come back to the other', async () => {
  const { token } = people.customer;
  const phone = await listenAs(apis[0]?.url ?? '', token);
  const state = { isOver: false };
  const asking = askOnAndOn(token, state);
  proxy.passOver(0);
  apis[0]?.child.kill('SIGTERM');
  expect(await phone.closed).toBe(liveCloses.stopping);
  const again = await listenAs(proxy.url, token);
  const { id } = await api.submit(token, '扫描仪没有反应');
  await again.hears({ type: 'ticket', ticketId: id, seq: 1 });
  await apis[0]?.stop();
  state.isOver = true;
  const statuses = await asking;
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(apis[0]?.child.exitCode).toBe(0);
  again.socket.terminate();
});

async function askOnAndOn(token: string, state: { isOver: boolean }): Promise<number[]> {
  const statuses: number[] = [];
  while (!state.isOver) {
    const answer = await api.ask({ path: '/me', token });
    statuses.push(answer.status);
    await sleep(5);
  }
  return statuses;
}
