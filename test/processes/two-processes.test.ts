import { setTimeout as sleep } from 'node:timers/promises';

import { Types } from 'mongoose';

import { apiClient, type SignedIn } from '../support/api-client';
import { startInstallation, type Installation } from '../support/installation';
import { listenAs } from '../support/live-phone';
import { startRedis } from '../support/redis-server';
import { travellingPhone, type TravellingPhone } from '../support/travelling-phone';

const names = ['customer', 'stranger', 'engineer', 'dispatcher'] as const;
type Name = (typeof names)[number];

let installation: Installation;
let redis: Awaited<ReturnType<typeof startRedis>>;
let one: { url: string };
let other: { url: string };
let people: Record<Name, SignedIn>;
const phones: TravellingPhone[] = [];

beforeAll(async () => {
  [installation, redis] = await Promise.all([startInstallation(), startRedis()]);
  const shared = { REDIS_URL: redis.url };
  [one, other] = await Promise.all([installation.startApi(shared), installation.startApi(shared)]);
  people = await installation.signInCast(one.url, names);
}, 120_000);
afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.cut()));
});
afterAll(async () => {
  await installation.stop();
  await redis.stop();
});

/** A ticket that the engineer works on: three entries. */
async function aTicketInWork(by: 'customer' | 'stranger' = 'customer'): Promise<string> {
  const { id } = await apiClient(one.url).submit(people[by].token, '打印机没有反应');
  await act(one, 'engineer', id, 'accept');
  await act(one, 'engineer', id, 'start');
  return id;
}

async function act(at: { url: string }, by: Name, id: string, action: string, body: object = {}) {
  const path = `/tickets/${id}/actions/${action}`;
  const { token } = people[by];
  const { status } = await apiClient(at.url).ask({ method: 'POST', path, token, body });
  expect(status).toBe(200);
}

const write = (at: { url: string }, by: Name, id: string) =>
  act(at, by, id, 'message', { note: '收到' });

async function phoneAt(at: { url: string }, by: Name, id: string): Promise<TravellingPhone> {
  const phone = travellingPhone(() => at.url, people[by].token, [id]);
  phones.push(phone);
  await phone.connect();
  return phone;
}

async function hearsUpTo(phone: TravellingPhone, id: string, seq: number) {
  while (!phone.heard(id).includes(seq)) {
    await sleep(10);
  }
}

const upTo = (seq: number) => Array.from({ length: seq }, (_, index) => index + 1);

it('tells a customer at one process what an engineer does at the other', async () => {
  const id = await aTicketInWork();
  const phone = await phoneAt(one, 'customer', id);
  await write(other, 'engineer', id);
  await act(other, 'engineer', id, 'note', { note: '只给同事', visibility: 'internal' });
  await write(other, 'engineer', id);
  await hearsUpTo(phone, id, 6);
  expect(phone.heard(id)).toEqual([1, 2, 3, 4, 6]);
});

it('tells everybody in order, whichever process each step went through', async () => {
  const id = await aTicketInWork();
  const listening = await Promise.all([
    phoneAt(one, 'customer', id),
    phoneAt(other, 'customer', id),
    phoneAt(one, 'dispatcher', id),
    phoneAt(other, 'dispatcher', id),
  ]);
  const each = 40;
  const said = async (at: { url: string }, by: Name) => {
    for (let count = 0; count < each; count += 1) {
      await write(at, by, id);
    }
  };
  await Promise.all([said(one, 'customer'), said(other, 'engineer')]);
  const all = upTo(3 + 2 * each);
  for (const phone of listening) {
    await hearsUpTo(phone, id, all.length);
    expect(phone.heard(id)).toEqual(all);
  }
});

it('ends the connection at one process when its owner signs out at the other', async () => {
  const { token } = await apiClient(one.url).signIn('customer');
  const phone = await listenAs(one.url, token);
  await apiClient(other.url).ask({ method: 'DELETE', path: '/sessions/current', token });
  expect(await phone.closed).toBe(4401);
});

it('lets nobody in at one process who signed out at the other', async () => {
  const { token } = await apiClient(one.url).signIn('stranger');
  const asks = (at: { url: string }) =>
    apiClient(at.url).ask({ method: 'GET', path: '/me', token });
  expect([(await asks(one)).status, (await asks(other)).status]).toEqual([200, 200]);
  await apiClient(other.url).ask({ method: 'DELETE', path: '/sessions/current', token });
  expect(await becomes(401, () => asks(one))).toBe(true);
});

it('gives a role at every process that was given on the command line', async () => {
  const { token, user } = await apiClient(one.url).signIn('colleague');
  const phone = '13911112222';
  await installation.database
    .collection('users')
    .updateOne({ _id: new Types.ObjectId(user.id) }, { $set: { phone } });
  const asks = (at: { url: string }) =>
    apiClient(at.url).ask({ method: 'GET', path: '/tickets?view=all', token });
  expect([(await asks(one)).status, (await asks(other)).status]).toEqual([403, 403]);
  await installation.staff([phone, 'dispatcher'], { REDIS_URL: redis.url });
  expect(await becomes(200, () => asks(one))).toBe(true);
  expect(await becomes(200, () => asks(other))).toBe(true);
});

/** Whether the answer is so within the moment that news takes, long before records are read again by themselves. */
async function becomes(status: number, ask: () => Promise<{ status: number }>): Promise<boolean> {
  for (let asked = 0; asked < 20; asked += 1) {
    if ((await ask()).status === status) {
      return true;
    }
    await sleep(20);
  }
  return false;
}

it('counts what is unread on a phone at one process, whichever process relays', async () => {
  // somebody for whom nothing of the other tests is still on its way
  const phone = await listenAs(one.url, people.stranger.token);
  const id = await aTicketInWork('stranger');
  await phone.hears({ type: 'inbox', unread: 2 });
  await write(other, 'engineer', id);
  await phone.hears({ type: 'inbox', unread: 3 });
  const read = { method: 'POST', path: '/notifications/read', token: people.stranger.token };
  await apiClient(other.url).ask({ ...read, body: { all: true } });
  await phone.hears({ type: 'inbox', unread: 0 });
  phone.socket.terminate();
});

it('is exactly right again after Redis was away', async () => {
  const id = await aTicketInWork();
  const far = await phoneAt(one, 'customer', id);
  const near = await phoneAt(other, 'customer', id);
  await write(other, 'engineer', id);
  await hearsUpTo(far, id, 4);

  await redis.stop();
  await write(other, 'engineer', id);
  await write(other, 'engineer', id);
  // its own phones a process reaches alone
  await hearsUpTo(near, id, 6);
  expect(far.heard(id)).toEqual(upTo(4));
  // and who comes back meanwhile gets what was missed from the database
  const late = await phoneAt(one, 'customer', id);
  await hearsUpTo(late, id, 6);

  redis = await startRedis(redis.port);
  await hearsUpTo(far, id, 6);
  await write(other, 'engineer', id);
  for (const phone of [far, near, late]) {
    await hearsUpTo(phone, id, 7);
    // the answer to a resync may tell again what was on its way to the phone when it asked
    expect([...new Set(phone.heard(id))]).toEqual(upTo(7));
  }
}, 120_000);

it('works without Redis, each process for itself', async () => {
  const [alone, elsewhere] = await Promise.all([installation.startApi(), installation.startApi()]);
  const id = await aTicketInWork();
  const phone = await phoneAt(alone, 'customer', id);
  await hearsUpTo(phone, id, 3);
  await write(elsewhere, 'engineer', id);
  await write(alone, 'engineer', id);
  await hearsUpTo(phone, id, 5);
  expect(phone.heard(id)).toEqual([1, 2, 3, 5]);
  await phone.cut();
  await write(elsewhere, 'engineer', id);
  await phone.connect();
  await hearsUpTo(phone, id, 6);
  expect(phone.heard(id)).toEqual([1, 2, 3, 5, 6]);
}, 120_000);
