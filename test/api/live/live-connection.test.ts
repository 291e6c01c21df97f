import { request } from 'node:http';
import { connect } from 'node:net';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { listenAs, ringUp, type LivePhone } from '../../support/live-phone';

const limits = {
  person: 3,
  address: 6,
  buffered: 16 * 1024,
  messages: 20,
  helloWithin: 500,
  beatEvery: 1000,
  recheckEvery: 2,
};

let api: TestApi;
let customer: SignedInCaller;
const open: LivePhone[] = [];

beforeAll(async () => {
  api = await startTestApi({ live: limits });
  customer = await api.signIn('customer');
}, 60_000);
afterEach(async () => {
  open.forEach(({ socket }) => {
    socket.terminate();
  });
  await Promise.all(open.splice(0).map(({ closed }) => closed));
  // the server counts a connection until it has heard of its end
  await new Promise((resolve) => setTimeout(resolve, 50));
});
afterAll(() => api.stop());

async function kept(phone: Promise<LivePhone>): Promise<LivePhone> {
  open.push(await phone);
  return phone;
}
const rings = (asking: Parameters<typeof ringUp>[1] = {}) => kept(ringUp(api.url, asking));
const listens = (token = customer.token) => kept(listenAs(api.url, token));

it.each([
  ['in the address', () => rings({ query: `?token=${customer.token}` })],
  ['as a bearer', () => rings({ headers: { authorization: `Bearer ${customer.token}` } })],
  ['in the first message', () => listens()],
])('lets in who brings the token %s', async (_, come) => {
  await (await come()).hears({ type: 'ready' });
});

it.each([
  ['no token in time', () => rings()],
  ['an unknown token in the address', () => rings({ query: '?token=nobody' })],
  ['an unknown token as a bearer', () => rings({ headers: { authorization: 'Bearer nobody' } })],
  ['an unknown token in the first message', () => listens('nobody')],
])('refuses %s', async (_, come) => {
  const phone = await come();
  expect(await phone.closed).toBe(4401);
  expect(phone.heard.filter(({ type }) => type !== 'beat')).toEqual([]);
});

it.each([
  ['words that are no JSON', 'hello'],
  ['an unknown message', '{"type":"shout"}'],
  ['a ticket that cannot be one', '{"type":"hello","after":{"../x":1}}'],
  ['watching before saying who it is', '{"type":"watch","after":{}}'],
])('refuses %s', async (_, message) => {
  const phone = await rings();
  phone.say(message);
  expect(await phone.closed).toBe(4400);
});

it('refuses a message that is too long, and too many messages', async () => {
  const long = await listens();
  long.say('x'.repeat(17 * 1024));
  expect(await long.closed).toBe(1009);
  const many = await listens();
  for (let count = 0; count < limits.messages; count += 1) {
    many.say({ type: 'watch', after: {} });
  }
  expect(await many.closed).toBe(4400);
});

it('refuses a phone once, however much it goes on saying', async () => {
  const refused = () => api.logged().match(/"why":"invalid"/g)?.length ?? 0;
  const before = refused();
  const phone = await rings();
  for (let count = 0; count < 50; count += 1) {
    phone.say('hello');
  }
  expect(await phone.closed).toBe(4400);
  expect(refused()).toBe(before + 1);
});

it('lets nobody have more connections than the limit', async () => {
  for (let count = 0; count < limits.person; count += 1) {
    await (await listens()).hears({ type: 'ready' });
  }
  expect(await (await listens()).closed).toBe(4429);
});

it('lets no address have more connections than the limit, signed in or not', async () => {
  for (let count = 0; count < limits.address; count += 1) {
    await rings();
  }
  expect(await (await rings()).closed).toBe(4429);
});

it('ends the connection with the session', async () => {
  const leaving = await api.signIn('customer');
  const [gone, stays] = [await listens(leaving.token), await listens()];
  await leaving.delete('/sessions/current');
  expect(await gone.closed).toBe(4401);
  expect(stays.socket.readyState).toBe(stays.socket.OPEN);
});

it('ends the connection when the session expires unused', async () => {
  const { token } = await api.signIn('colleague');
  const phone = await listens(token);
  await api.database.collection('sessions').deleteMany({});
  api.forgetRecords();
  customer = await api.signIn('customer');
  expect(await phone.closed).toBe(4401);
});

it('drops a phone that answers no more, and keeps one that does', async () => {
  const [dead, alive] = [await listens(), await listens()];
  // reads nothing, so it answers no ping
  dead.socket.pause();
  while (!api.logged().includes('"reason":"silent"')) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  dead.socket.resume();
  expect(await dead.closed).toBe(1006);
  await alive.hears({ type: 'beat' });
  expect(alive.socket.readyState).toBe(alive.socket.OPEN);
});

it('drops a phone that does not keep up instead of buffering without end', async () => {
  const patient = await startTestApi({ live: { buffered: limits.buffered } });
  const { token, user } = await patient.signIn('customer');
  const slow = await listenAs(patient.url, token);
  slow.socket.pause();
  const event = { type: 'ticket', ticketId: 'f'.repeat(24), seq: 1 } as const;
  const to = [`person:${user.id}` as const];
  const isDropped = () => patient.logged().includes('"reason":"slow"');
  // what fits into the buffers of the machine is taken first
  for (let round = 0; round < 500 && !isDropped(); round += 1) {
    for (let sent = 0; sent < 1000; sent += 1) {
      patient.rooms.announce({ kind: 'event', to, staff: event, customer: event });
    }
    await new Promise(setImmediate);
  }
  expect(isDropped()).toBe(true);
  await (await listenAs(patient.url, token)).hears({ type: 'ready' });
  await patient.stop();
}, 60_000);

it('answers another path with 404 and survives phones that break off', async () => {
  const status = await new Promise((resolve) => {
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    request(`${api.url}/elsewhere`, { headers }, (answer) => {
      resolve(answer.statusCode);
    }).end();
  });
  expect(status).toBe(404);
  const { port, hostname } = new URL(api.url);
  const raw = connect(Number(port), hostname);
  raw.write('GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  raw.destroy();
  await (await listens()).hears({ type: 'ready' });
});

it('never writes a token into the log', async () => {
  const phone = await rings({ query: `?token=${customer.token}` });
  await phone.hears({ type: 'ready' });
  await fetch(`${api.url}/ws?token=${customer.token}`);
  await (
    await rings({ query: '?token=wrong-token' })
  ).closed;
  expect(api.logged()).toContain('live.refused');
  expect(api.logged()).not.toContain(customer.token);
  expect(api.logged()).not.toContain('wrong-token');
});

it('says goodbye when the server stops', async () => {
  const other = await startTestApi();
  const { token } = await other.signIn('customer');
  const phone = await listenAs(other.url, token);
  await other.stop();
  expect(await phone.closed).toBe(1012);
}, 60_000);
