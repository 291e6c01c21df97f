import { createServer, request } from 'node:http';

import { sessionRepository } from '#api/accounts/index';
import { pauseAfter } from '#api/background/index';
import { bounded } from '#api/bounds/index';
import { newestOf } from '#api/cache/index';
import { createGate } from '#api/http/gate';
import { limitersIn } from '#api/http/limiters';
import { listen, stopListening } from '#api/http/listen';
import { buildIndexes } from '#api/mongo/index';
import { mongoCallbackInbox } from '#api/wechat/callback-inbox-repository';
import { readAtMost } from '#api/wechat/read-at-most';
import { mongoUsedSignatures } from '#api/wechat/used-signature-repository';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { listenAs, ringUp } from '../../support/live-phone';
import { aReport } from '../../support/tickets';

let api: TestApi;
let customer: SignedInCaller;
beforeAll(async () => {
  // a sandbox has wider ones: every visitor is one of the same few
  api = await startTestApi({ live: { person: bounded.linesOfPerson.most } });
  customer = await api.signIn('customer');
}, 60_000);
afterAll(() => api.stop());

type Answer = { status: number; body: unknown };
type Sized = (size: number) => Promise<Answer>;

const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => index.toString(16).padStart(24, '0'));
const nested = (levels: number): unknown => (levels === 0 ? {} : { in: nested(levels - 1) });
const withBody = (bytes: number) => {
  const body = { all: true, rest: '' };
  const rest = 'x'.repeat(bytes - JSON.stringify(body).length);
  return JSON.stringify({ ...body, rest });
};

/** What is asked for at the bound, and beyond it. */
const requests: [keyof typeof bounded, Sized, Partial<Answer>][] = [
  [
    'jsonBytes',
    (size) =>
      customer.post('/notifications/read', withBody(size), {
        headers: { 'content-type': 'application/json' },
      }),
    { status: 413 },
  ],
  ['jsonDepth', (size) => customer.post('/notifications/read', nested(size)), { status: 400 }],
  [
    'key',
    (size) => customer.post('/tickets', aReport(), { key: 'k'.repeat(size) }),
    { status: 400 },
  ],
  ['page', (size) => customer.get(`/tickets?limit=${size}`), { status: 400 }],
  ['page', (size) => customer.get(`/notifications?limit=${size}`), { status: 400 }],
  ['page', (size) => customer.get(`/articles?limit=${size}`), { status: 400 }],
  [
    'idsAtOnce',
    (size) => customer.post('/notifications/read', { ids: ids(size) }),
    { status: 400 },
  ],
  [
    'description',
    (size) => customer.post('/tickets', aReport({ description: '难'.repeat(size) })),
    { status: 400 },
  ],
];

it.each(requests)('%s: one request may have so much and no more', async (name, ask, refused) => {
  const { most } = bounded[name];
  expect((await ask(most)).status).toBeLessThan(300);
  expect(await ask(most + 1)).toMatchObject(refused);
});

it('attachmentsOfStep: as many ids are looked for, one more is no report', async () => {
  const { most } = bounded.attachmentsOfStep;
  const report = (count: number) =>
    customer.post('/tickets', aReport({ attachmentIds: ids(count) }));
  expect(await report(most)).toMatchObject({ body: { code: 'attachment.not_found' } });
  expect(await report(most + 1)).toMatchObject({ body: { code: 'request.invalid' } });
});

it('headerBytes: more is refused before it is read', async () => {
  const ask = (bytes: number) =>
    new Promise<number>((resolve, reject) => {
      const asked = request(`${api.url}/healthz?q=${'x'.repeat(bytes)}`, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      asked.on('error', reject).end();
    });
  expect(await ask(bounded.headerBytes.most / 2)).toBe(200);
  expect(await ask(bounded.headerBytes.most)).toBe(431);
});

it('connections: the server lets in so many, and waits no longer than the table says', async () => {
  const server = createServer();
  await listen(server, { host: '127.0.0.1', port: 0 });
  expect(server).toMatchObject({
    maxConnections: bounded.connections.most,
    headersTimeout: bounded.headersWait.most,
    requestTimeout: bounded.requestWait.most,
    timeout: bounded.silence.most,
  });
  await stopListening(server, createGate());
});

it('lineMessageBytes: a phone that says more is hung up on', async () => {
  const phone = await ringUp(api.url);
  phone.say('x'.repeat(bounded.lineMessageBytes.most + 1));
  expect(await phone.closed).toBe(1009);
});

it('watched: a phone that looks at more is hung up on', async () => {
  const after = (count: number) => Object.fromEntries(ids(count).map((id) => [id, 1]));
  const phone = await listenAs(api.url, customer.token);
  phone.say({ type: 'watch', after: after(bounded.watched.most) });
  await phone.hears({ type: 'resync' });
  phone.say({ type: 'watch', after: after(bounded.watched.most + 1) });
  expect(await phone.closed).toBeGreaterThanOrEqual(4000);
});

it('linesOfPerson: one more is refused, the others stay', async () => {
  const most = bounded.linesOfPerson.most;
  const phones = [];
  for (let line = 0; line < most; line += 1) {
    phones.push(await listenAs(api.url, customer.token));
  }
  const tooMany = await listenAs(api.url, customer.token);
  expect(await tooMany.closed).toBeGreaterThanOrEqual(4000);
  expect(phones.every(({ socket }) => socket.readyState === socket.OPEN)).toBe(true);
  phones.forEach(({ socket }) => {
    socket.terminate();
  });
});

it('sessionsOfPerson: the one that was not used for longest ends, no other', async () => {
  const [first, second] = [await api.signIn('stranger'), await api.signIn('stranger')];
  const sessions = sessionRepository(api.database);
  await sessions.extend(second.token, new Date('2099-12-01T00:00:00Z'));
  const expiresAt = new Date('2099-11-01T00:00:00Z');
  for (let session = 2; session <= bounded.sessionsOfPerson.most; session += 1) {
    const ended = await sessions.add(`token-${session}`, { userId: first.user.id, expiresAt });
    expect(ended).toHaveLength(session < bounded.sessionsOfPerson.most ? 0 : 1);
  }
  api.forgetRecords();
  expect((await first.get('/me')).status).toBe(401);
  expect((await second.get('/me')).status).toBe(200);
  expect((await customer.get('/me')).status).toBe(200);
});

it('productsListed: no more are shown', async () => {
  await api.database.collection('products').insertMany(
    Array.from({ length: bounded.productsListed.most + 1 }, (_, index) => ({
      name: `产品${index}`,
    })),
  );
  const engineer = await api.signIn('engineer');
  const { body } = await engineer.get<{ items: unknown[] }>('/me/products');
  expect(body.items).toHaveLength(bounded.productsListed.most);
});

it('counted: numbers stay there, and the list goes on', async () => {
  const manager = await api.signIn('manager');
  const at = new Date('2099-01-01T00:00:00Z');
  const of = (index: number) => ({
    ...{ kind: 'push', itemId: String(index), failures: 8, code: 'Error', dueAt: at },
    ...{ firstFailedAt: at, failedAt: at, setAsideAt: at },
  });
  await api.database
    .collection('work_failures')
    .insertMany(Array.from({ length: bounded.counted.most + 50 }, (_, index) => of(index)));
  const { body } = await manager.get<{ total: number; nextCursor: string | null }>(
    '/set-aside-work',
  );
  expect(body.total).toBe(bounded.counted.most);
  expect(body.nextCursor).not.toBeNull();
});

it('callersCounted: whoever was silent longest is counted from nothing again', async () => {
  const counts = limitersIn(null, 2)('test', { most: 1, within: 60_000 });
  await counts.consume('one');
  await counts.consume('two');
  await expect(counts.consume('one')).rejects.toMatchObject({ remainingPoints: 0 });
  await counts.consume('three');
  // two was silent longest
  await counts.consume('two');
  await expect(counts.consume('three')).rejects.toMatchObject({ remainingPoints: 0 });
});

it('failuresRemembered: only the newest names are remembered', () => {
  const forgotten: string[] = [];
  const names = newestOf(2, (name) => forgotten.push(name));
  ['one', 'two', 'one', 'three'].forEach(names.add);
  expect(forgotten).toEqual(['two']);
  expect(['one', 'two', 'three'].map(names.delete)).toEqual([true, false, true]);
});

it('answerBytes: no more of an answer is read', async () => {
  const answer = (bytes: number) => new Response(Buffer.alloc(bytes, 'x'));
  expect((await readAtMost(answer(1000), 1000)).length).toBe(1000);
  await expect(readAtMost(answer(1001), 1000)).rejects.toThrow(RangeError);
  expect(await readAtMost(new Response(null), 1)).toHaveLength(0);
});

it('assetsOfOrganization: products of further copies are not offered', async () => {
  const organizationId = customer.user.organization?.id ?? '';
  const products = api.database.collection('products');
  const [one, other] = [
    await products.insertOne({ name: '甲' }),
    await products.insertOne({ name: '乙' }),
  ];
  const asset = (index: number, productId: string) => ({
    ...{
      code: `code-${String(index).padStart(5, '0')}`,
      organizationId,
      productId,
      serial: '',
      version: '1',
    },
  });
  const { most } = bounded.assetsOfOrganization;
  const installed = Array.from({ length: most }, (_, index) =>
    asset(index, String(one.insertedId)),
  );
  await api.database
    .collection('assets')
    .insertMany([...installed, asset(most, String(other.insertedId))]);
  const { body } = await customer.get<{ items: { name: string }[] }>('/me/products');
  expect(body.items.map(({ name }) => name)).toEqual(['甲']);
});

it('sessionsInSandbox: visitors who are the same person do not end each other’s sessions', async () => {
  const first = await api.signIn('colleague');
  for (let session = 0; session < bounded.sessionsOfPerson.most; session += 1) {
    await api.signIn('colleague');
  }
  expect((await first.get('/me')).status).toBe(200);
});

it.each([
  ['notifications', 'createdAt', bounded.noticeDays],
  ['pushes', 'createdAt', bounded.pushDays],
  ['work_failures', 'failedAt', bounded.failureDays],
  ['wechat_pushes', 'receivedAt', bounded.callbackDays],
  ['wechat_signatures', 'usedAt', bounded.callbackDays],
  ['content_verdicts', 'receivedAt', bounded.verdictDays],
] as const)('the database removes old %s by itself, by %s', async (name, field, { most }) => {
  // those of WeChat are made when it is set up
  mongoUsedSignatures(api.database);
  mongoCallbackInbox(api.database);
  await buildIndexes(api.database);
  const indexes = await api.database.collection(name).indexes();
  expect(indexes).toContainEqual(
    expect.objectContaining({ key: { [field]: 1 }, expireAfterSeconds: most * 24 * 60 * 60 }),
  );
});

it('pauseOfPiece: no pause is longer, however often something failed', () => {
  const pauses = Array.from({ length: 40 }, (_, failures) => pauseAfter(failures));
  expect(Math.max(...pauses)).toBeLessThanOrEqual(bounded.pauseOfPiece.most);
  expect(Math.max(...pauses)).toBeGreaterThan(bounded.pauseOfPiece.most / 2);
});
