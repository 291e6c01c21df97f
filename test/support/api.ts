import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startProduct, type Product } from '#api/compose/index';
import { readSettings, widenBounds } from '#api/config/index';
import { createLog } from '#api/log';
import type { MeReply } from '#shared/accounts/account-api';
import type { DemoName } from '#shared/accounts/demo-cast';
import type { Problem } from '#shared/errors/error-codes';

import { loadDemo } from '../../api/demo/index';

import { assertDeclared } from './declared-failures';
import { startTestMongo } from './embedded-mongo';
import { settableClock, type SettableClock } from './settable-clock';

/** `Body` is what the test expects to find. */
type TestAnswer<Body = Problem> = { status: number; headers: Headers; body: Body };

type Extras = { key?: string; headers?: Record<string, string> };

/** Somebody with a phone; paths below /api/v1. */
type Caller = {
  get: <Body = Problem>(path: string, extras?: Extras) => Promise<TestAnswer<Body>>;
  post: <Body = Problem>(
    path: string,
    body?: unknown,
    extras?: Extras,
  ) => Promise<TestAnswer<Body>>;
  patch: <Body = Problem>(
    path: string,
    body?: unknown,
    extras?: Extras,
  ) => Promise<TestAnswer<Body>>;
  delete: <Body = Problem>(path: string, extras?: Extras) => Promise<TestAnswer<Body>>;
};

export type SignedInCaller = Caller & { token: string; user: MeReply };

export type TestApi = {
  url: string;
  clock: SettableClock;
  rooms: Product['rooms'];
  database: Product['database'];
  /** Something was written to the database past the product, which keeps some records in memory for a moment. */
  forgetRecords: () => void;
  /** Every log line so far. */
  logged: () => string;
  signIn: (name: DemoName) => Promise<SignedInCaller>;
  /** Nobody in particular. */
  anybody: Caller;
  stop: () => Promise<void>;
};

type Options = Pick<
  Parameters<typeof startProduct>[1],
  'bounds' | 'isBusy' | 'isThere' | 'live' | 'webRoot'
> & {
  env?: Record<string, string>;
  /** Left out, a working hour far ahead. */
  startAt?: Date;
  /** Left out, every line is kept for the test to read. */
  logLevel?: Parameters<typeof createLog>[0];
};

/**
 * The whole API on a loopback socket with its embedded database and WeChat sandbox, empty, with a clock that
 * stands still. One for each test file: `const api = await startTestApi(); afterAll(api.stop);`
 */
export async function startTestApi({
  env = {},
  startAt,
  logLevel = 'debug',
  ...options
}: Options = {}): Promise<TestApi> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huisheng-api-'));
  const clock = settableClock(startAt?.toISOString());
  const lines: string[] = [];
  const log = createLog(logLevel, { write: (line) => void lines.push(line) });
  // for those who run the tests against a MongoDB server
  const server = process.env['MONGODB_URI'] ? await startTestMongo() : null;
  const settings = readSettings({
    PORT: '0',
    DATA_DIR: dataDir,
    DEMO: '0',
    // nothing happens by itself unless a test asks for it
    ASSIGNMENT_MODE: 'manual',
    ...(server && { MONGODB_URI: server.uri }),
    ...env,
  });
  const { url, rooms, database, stop } = await startProduct(settings, {
    bounds: widenBounds(1_000_000),
    // a machine that is busy with other tests must not refuse anything
    isBusy: () => false,
    // nobody is looked for who does not answer
    isThere: (ids) => Promise.resolve(new Set(ids)),
    ...options,
    log,
    clock: clock.now,
    monotonic: clock.monotonic,
    loadDemo,
  });
  return {
    url,
    clock,
    rooms,
    database,
    forgetRecords: () => {
      rooms.announce({ kind: 'gap' });
    },
    logged: () => lines.join(''),
    anybody: callerOf(url, {}),
    signIn: (name) => signIn(url, name),
    stop: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function signIn(url: string, name: DemoName): Promise<SignedInCaller> {
  const { status, body } = await callerOf(url, {}).post<{ token: string; user: MeReply }>(
    '/sessions',
    {
      provider: 'wechat',
      code: `demo:${name}`,
    },
  );
  if (status !== 201) {
    throw new Error(`${name} could not sign in: ${JSON.stringify(body)}`);
  }
  return { ...body, ...callerOf(url, { authorization: `Bearer ${body.token}` }) };
}

function callerOf(url: string, own: Record<string, string>): Caller {
  async function call<Body>(
    method: string,
    path: string,
    { body, key, headers }: Extras & { body?: unknown },
  ): Promise<TestAnswer<Body>> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...own,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: written(body) }),
    });
    const received = read(await answer.text());
    assertDeclared(method, path, received);
    return { status: answer.status, headers: answer.headers, body: received as Body };
  }
  return {
    get: (path, extras = {}) => call('GET', path, extras),
    post: (path, body, extras = {}) => call('POST', path, { ...extras, body }),
    patch: (path, body, extras = {}) => call('PATCH', path, { ...extras, body }),
    delete: (path, extras = {}) => call('DELETE', path, extras),
  };
}

/** A string goes out as it is, so that a test can send broken JSON. */
function written(body: unknown): string | FormData {
  return typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body);
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
