import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import Koa from 'koa';
import { mongo } from 'mongoose';

import { AppError } from '#api/app-error';
import { handleErrors } from '#api/http/handle-errors';

const failing: { error: unknown } = { error: null };
const logged: unknown[] = [];
const app = new Koa();
app.silent = true;
app.use(handleErrors((error) => logged.push(error)));
app.use(() => {
  throw failing.error;
});
const server = app.listen(0, '127.0.0.1');
beforeAll(() => server.listening || once(server, 'listening'));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function answerTo(error: unknown) {
  failing.error = error;
  logged.length = 0;
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return { status: answer.status, body: (await answer.json()) as { code: string } };
}

const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });

it.each<[string, unknown, { status: number; code: string }]>([
  ['a full disk', full, { status: 507, code: 'server.disk_full' }],
  [
    'a full disk behind another error',
    new Error('the picture was not kept', { cause: full }),
    { status: 507, code: 'server.disk_full' },
  ],
  [
    'a full database',
    new mongo.MongoServerError({ message: 'no', code: 14031 }),
    { status: 507, code: 'server.disk_full' },
  ],
  [
    'a read that took too long',
    new mongo.MongoServerError({ message: 'no', code: 50 }),
    { status: 503, code: 'request.took_too_long' },
  ],
])('%s has a code of its own and is no bug', async (_, error, { status, code }) => {
  expect(await answerTo(error)).toMatchObject({ status, body: { code } });
  expect(logged).toEqual([expect.any(AppError)]);
});

it('anything else is a bug', async () => {
  const bug = new Error('oops');
  expect(await answerTo(bug)).toMatchObject({ status: 500, body: { code: 'server.unexpected' } });
  expect(logged).toEqual([bug]);
});
