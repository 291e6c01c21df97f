import { createServer } from 'node:http';

import Koa from 'koa';

import { createGate } from '#api/http/gate';
import { handleErrors } from '#api/http/handle-errors';
import { idempotency } from '#api/http/idempotency';
import { idempotencyRecordModel } from '#api/http/idempotency-record-model';
import { idempotencyRepository } from '#api/http/idempotency-repository';
import { listen, stopListening } from '#api/http/listen';
import { readJson } from '#api/http/read-json';
import { requestId } from '#api/http/request-id';
import { buildIndexes, connectDatabase } from '#api/mongo/index';

import { startTestMongo } from '../../support/embedded-mongo';
import { settableClock } from '../../support/settable-clock';

const mongo = await startTestMongo();
const database = await connectDatabase(mongo.uri);
const records = idempotencyRepository(database);
const model = idempotencyRecordModel(database);
await buildIndexes(database);
const clock = settableClock();
const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet, bug: quiet };

/** What the one endpoint behind the middleware does next, and how often it ran. */
const work = { runs: 0, next: (): Promise<{ status: number; body: unknown }> => done() };
const done = () => Promise.resolve({ status: 201, body: { run: work.runs } });

const app = new Koa();
app.use(requestId);
app.use(handleErrors(quiet));
app.use(readJson());
app.use((ctx, next) => {
  const id = ctx.get('x-person');
  ctx.state['actor'] = id === '' ? undefined : { id };
  return next();
});
/** Sessions that are over, and what the endpoint's answers say of themselves. */
const ended = new Set<string>();
const isSession = (token: string) => Promise.resolve(!ended.has(token));
const deps = { records, clock: clock.now, log, isSession, patience: 3000 };
app.use(async (ctx, next) => {
  const repeat = { '/session': 'living-session', '/run-again': 'run-again' } as const;
  await idempotency({ ...deps, repeat: repeat[ctx.path as keyof typeof repeat] })(ctx, next);
});
app.use(async (ctx) => {
  work.runs += 1;
  const { status, body } = await work.next();
  ctx.status = status;
  ctx.body = body;
});
const handle = app.callback();
const server = createServer((request, response) => void handle(request, response));
const url = await listen(server, { host: '127.0.0.1', port: 0 });

afterAll(async () => {
  await stopListening(server, createGate());
  await database.close();
  await mongo.stop();
});

beforeEach(() => {
  work.runs = 0;
  work.next = done;
});

let keys = 0;
const newKey = () => `key-${(keys += 1)}`;

type Sent = { key: string; person?: string; path?: string; body?: unknown; type?: string };

async function post({ key, person = 'somebody', path = '/', body = {}, type }: Sent) {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': type ?? 'application/json',
      'idempotency-key': key,
      'x-person': person,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: text === '' ? null : (JSON.parse(text) as unknown),
    isReplayed: answer.headers.get('idempotency-replayed') === 'true',
    type: answer.headers.get('content-type'),
  };
}

it('gives the same answer again without running again', async () => {
  const key = newKey();
  const first = await post({ key, body: { words: '导入失败' } });
  const again = await post({ key, body: { words: '导入失败' } });
  expect(first).toMatchObject({ status: 201, body: { run: 1 }, isReplayed: false });
  expect(again).toEqual({ ...first, isReplayed: true });
  expect(work.runs).toBe(1);
});

it('takes fields in another order for the same body', async () => {
  const key = newKey();
  await post({ key, body: '{"a":1,"b":{"c":[1,2],"d":null}}' });
  const again = await post({ key, body: '{"b":{"d":null,"c":[1,2]},"a":1}' });
  expect(again).toMatchObject({ status: 201, isReplayed: true });
  expect((await post({ key, body: '{"a":1,"b":{"c":[2,1],"d":null}}' })).status).toBe(422);
});

it('repeats an answer without a body', async () => {
  const key = newKey();
  work.next = () => Promise.resolve({ status: 204, body: null });
  await post({ key });
  expect(await post({ key })).toMatchObject({ status: 204, body: null, isReplayed: true });
});

it.each([
  ['body', { body: { other: true } }],
  ['path', { path: '/elsewhere' }],
  ['query', { path: '/?other=1' }],
])('refuses the same key with another %s', async (_part, change) => {
  const key = newKey();
  await post({ key, body: { words: 'a' } });
  expect(await post({ key, body: { words: 'a' }, ...change })).toMatchObject({
    status: 422,
    body: { code: 'request.key_reused' },
  });
  expect(work.runs).toBe(1);
});

it('keeps the keys of two persons apart', async () => {
  const key = newKey();
  await post({ key, person: 'one' });
  expect(await post({ key, person: 'two' })).toMatchObject({ body: { run: 2 }, isReplayed: false });
});

it('runs one of many simultaneous requests and gives all of them its answer', async () => {
  const key = newKey();
  let finish: () => void = quiet;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  work.next = async () => {
    await finished;
    return done();
  };
  const answers = Array.from({ length: 12 }, () => post({ key }));
  setTimeout(finish, 200);
  const bodies = (await Promise.all(answers)).map(({ body }) => body);
  expect(bodies).toEqual(Array(12).fill({ run: 1 }));
});

it('runs again after a failure', async () => {
  const key = newKey();
  work.next = () => Promise.reject(new Error('disk full'));
  expect(await post({ key })).toMatchObject({ status: 500 });
  work.next = done;
  expect(await post({ key })).toMatchObject({ status: 201, body: { run: 2 }, isReplayed: false });
});

it('keeps no answer that is not a success', async () => {
  const key = newKey();
  work.next = () => Promise.resolve({ status: 302, body: {} });
  await post({ key });
  work.next = done;
  expect(await post({ key })).toMatchObject({ status: 201, isReplayed: false });
});

it('lets another of the waiting ones run when the first fails', async () => {
  const key = newKey();
  let isFirst = true;
  work.next = async () => {
    if (isFirst) {
      isFirst = false;
      await new Promise((resolve) => setTimeout(resolve, 100));
      throw new Error('lost connection');
    }
    return done();
  };
  const statuses = (await Promise.all([post({ key }), post({ key }), post({ key })])).map(
    ({ status }) => status,
  );
  expect(statuses.sort()).toEqual([201, 201, 500]);
  expect(work.runs).toBe(2);
});

it('forgets after 24 hours, also before the database has swept', async () => {
  const key = newKey();
  await post({ key, body: { words: 'a' } });
  clock.advance(24 * 60 * 60_000 - 1);
  expect(await post({ key, body: { words: 'a' } })).toMatchObject({ isReplayed: true });
  clock.advance(1);
  expect(await post({ key, body: { words: 'b' } })).toMatchObject({
    status: 201,
    isReplayed: false,
  });
});

it('takes over from a process that was killed in the middle', async () => {
  const key = newKey();
  // the record as a killed process leaves it
  await post({ key });
  await model.updateMany({ state: 'done' }, { $set: { state: 'running', answer: null } });
  clock.advance(5000);
  expect(await post({ key })).toMatchObject({ status: 201, body: { run: 2 }, isReplayed: false });
});

it('does not wait for a lease that a wrong clock wrote an hour ahead', async () => {
  const key = newKey();
  await post({ key });
  const leaseUntil = new Date(clock.now().getTime() + 60 * 60_000);
  await model.updateMany({}, { $set: { state: 'running', answer: null, leaseUntil } });
  expect(await post({ key })).toMatchObject({ status: 201, body: { run: 2 } });
});

it('tells whoever waits too long to come back', async () => {
  const key = newKey();
  await post({ key });
  // by a process whose clock is some seconds ahead
  const leaseUntil = new Date(clock.now().getTime() + 25_000);
  await model.updateMany({}, { $set: { state: 'running', answer: null, leaseUntil } });
  expect(await post({ key })).toMatchObject({ status: 409, body: { code: 'request.in_progress' } });
}, 20_000);

it('takes a key of 64 characters and refuses one of 65', async () => {
  expect(await post({ key: 'k'.repeat(64) })).toMatchObject({ status: 201 });
  expect(await post({ key: 'k'.repeat(65) })).toMatchObject({
    status: 400,
    body: { code: 'request.invalid', errors: [{ path: 'Idempotency-Key' }] },
  });
});

it('leaves uploads to the room that reads them', async () => {
  const key = newKey();
  const form = { type: 'multipart/form-data; boundary=x', body: '--x--' };
  await post({ key, ...form });
  expect(await post({ key, ...form })).toMatchObject({ body: { run: 2 }, isReplayed: false });
});

it('keeps nothing in the database that can be read there', async () => {
  const key = newKey();
  work.next = () => Promise.resolve({ status: 201, body: { token: 'the-token-of-a-session' } });
  await post({ key, body: { words: '客户的话' } });
  const kept = JSON.stringify(await model.find().lean());
  expect(kept).not.toMatch(/the-token-of-a-session|客户的话/);
  expect(kept).not.toContain(`"${key}"`);
});

describe('where an answer goes stale', () => {
  const token = (name: string) => () =>
    Promise.resolve({ status: 201, body: { token: name, run: work.runs } });

  it('gives the same session for as long as it lives, then a new one', async () => {
    const key = newKey();
    const ask = () => post({ key, path: '/session' });
    work.next = token('first');
    await ask();
    expect(await ask()).toMatchObject({ body: { token: 'first' }, isReplayed: true });
    ended.add('first');
    work.next = token('second');
    expect(await ask()).toMatchObject({ body: { token: 'second', run: 2 }, isReplayed: false });
    expect(await ask()).toMatchObject({ body: { token: 'second' }, isReplayed: true });
  });

  it('lets one of many that find the session over sign in again', async () => {
    const key = newKey();
    const ask = () => post({ key, path: '/session' });
    work.next = token('third');
    await ask();
    ended.add('third');
    work.next = token('fourth');
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set(answers.some(({ status }) => status === 409) ? [201, 409] : [201]),
    );
    expect(work.runs).toBe(2);
  });

  it('asks the use case again, which knows its own keys', async () => {
    const key = newKey();
    const ask = (body = {}) => post({ key, path: '/run-again', body });
    expect(await ask()).toMatchObject({ body: { run: 1 }, isReplayed: false });
    expect(await ask()).toMatchObject({ body: { run: 2 }, isReplayed: true });
    expect(await ask({ other: 1 })).toMatchObject({ status: 422 });
  });
});
