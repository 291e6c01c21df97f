import { once } from 'node:events';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { killSpawned, spawnApi } from '../support/api-process';

const folder = mkdtempSync(join(tmpdir(), 'huisheng-main-'));
afterAll(() => {
  killSpawned();
  rmSync(folder, { recursive: true });
});

/** One line of English and nothing else: no stack, no code. */
const oneSentence = /^[A-Z][^\n]*\.\n$/;

describe('a start that cannot go on', () => {
  async function refusal(env: Record<string, string>) {
    const { code, errors, output } = await spawnApi(env).ended;
    expect(code).toBe(1);
    expect(errors).toMatch(oneSentence);
    expect(output).toBe('');
    return errors;
  }

  it('says that a setting is wrong', async () => {
    expect(await refusal({ PORT: 'abc' })).toContain('PORT must be a whole number');
  });

  it('says that the secret is missing in production', async () => {
    expect(await refusal({ WECHAT_APP_ID: 'wx0123456789abcdef' })).toContain('SECRET is missing');
  });

  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toContain(`Port ${port} is taken`);
    other.close();
  });

  it('says that the data folder cannot be written to', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const sentence = await refusal({ DATA_DIR: join(file, 'data') });
    expect(sentence).toContain('cannot be written to');
  });

  it('says that the database does not answer', async () => {
    const uri = 'mongodb://127.0.0.1:1/huisheng';
    expect(await refusal({ MONGODB_URI: uri })).toContain('MONGODB_URI does not answer');
  });

  it('says that another server uses the data folder', async () => {
    const env = { DATA_DIR: join(folder, 'shared') };
    const first = spawnApi(env);
    await first.url;
    expect(await refusal(env)).toMatch(/in use|used by|already/);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
  });
});

describe('a stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s finishes what runs and refuses what comes',
    async (signal) => {
      const api = spawnApi();
      const url = await api.url;
      const slow = await slowSignIn(url);
      api.child.kill(signal);
      const refused = await untilRefused(url);
      expect(refused).toMatchObject({
        status: 503,
        connection: 'close',
        body: { code: 'server.stopping' },
      });
      expect(await slow.finish()).toBe(201);
      const { code, errors } = await api.ended;
      expect([code, errors]).toEqual([0, '']);
    },
  );

  it('does not wait for ever', async () => {
    const api = spawnApi();
    const slow = await slowSignIn(await api.url);
    api.child.kill('SIGTERM');
    expect((await api.ended).code).toBe(0);
    slow.forget();
  });

  it('comes when whoever started it is gone', async () => {
    const api = spawnApi();
    await api.url;
    api.child.disconnect();
    expect((await api.ended).code).toBe(0);
  });

  it('keeps what was written', async () => {
    const env = { DATA_DIR: join(folder, 'kept') };
    const first = spawnApi(env);
    const token = await signIn(await first.url);
    first.child.kill('SIGTERM');
    await first.ended;
    const second = spawnApi(env);
    const me = await fetch(`${await second.url}/api/v1/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(me.status).toBe(200);
    second.child.kill('SIGTERM');
    await second.ended;
  });
});

describe('a fault that nobody listens to', () => {
  const entry = 'test/support/failing-api-process.ts';

  it('lets what runs finish, takes nothing more, and ends with 1', async () => {
    const api = spawnApi({}, entry);
    const url = await api.url;
    const slow = await slowSignIn(url);
    api.child.send('rejection');
    expect(await untilRefused(url)).toMatchObject({ status: 503 });
    expect(await slow.finish()).toBe(201);
    const { code, output } = await api.ended;
    expect(code).toBe(1);
    expect(output).toMatch(/"origin":"unhandledRejection".*nobody listens/);
    expect(output).toContain('"event":"server.failing"');
  });

  it('ends in time although something goes on for ever', async () => {
    const api = spawnApi({}, entry);
    const slow = await slowSignIn(await api.url);
    api.child.send('rejection');
    expect((await api.ended).code).toBe(1);
    slow.forget();
  });

  it('is logged without the words that were thrown', async () => {
    const api = spawnApi({}, entry);
    await api.url;
    api.child.send('words');
    const { code, errors, output } = await api.ended;
    expect(code).toBe(1);
    expect(output).toContain('a string was thrown');
    expect(output + errors).not.toContain('13800138000');
  });
});

const credentials = JSON.stringify({ provider: 'wechat', code: 'demo:customer' });
const json = { 'content-type': 'application/json' };

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: json,
    body: credentials,
  });
  return ((await answer.json()) as { token: string }).token;
}

/** A phone with a bad signal: the server has half of its request. */
async function slowSignIn(url: string) {
  const phone = request(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { ...json, 'content-length': credentials.length, 'x-request-id': 'slow' },
  });
  const answered = once(phone, 'response');
  answered.catch(() => undefined);
  phone.on('error', () => undefined);
  phone.write(credentials.slice(0, 10));
  // another request that is answered shows that this one has arrived
  await fetch(`${url}/healthz`);
  return {
    finish: async () => {
      phone.end(credentials.slice(10));
      const [response] = (await answered) as [{ statusCode: number; resume: () => void }];
      response.resume();
      return response.statusCode;
    },
    forget: () => phone.destroy(),
  };
}

async function untilRefused(url: string) {
  for (;;) {
    const answer = await fetch(`${url}/api/v1/openapi.json`);
    const body: unknown = await answer.json();
    if (answer.status !== 200) {
      return { status: answer.status, connection: answer.headers.get('connection'), body };
    }
  }
}
