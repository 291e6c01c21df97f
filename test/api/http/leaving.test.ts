import { once } from 'node:events';
import { get } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import Router from '@koa/router';
import Koa from 'koa';

import { mountPublic } from '#api/http/mount';

const router = new Router();
let reading: AbortSignal | undefined;
let arrive: () => void = () => undefined;
const endpoint = { method: 'get', path: '/slow', access: 'public', status: 200 } as const;
mountPublic(
  { add: ({ method, path }, answer) => router.register(path, [method], answer) },
  endpoint as unknown as Parameters<typeof mountPublic>[1],
  async ({ signal }) => {
    reading = signal;
    arrive();
    // a read that has no other end
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
  },
);
const app = new Koa();
app.silent = true;
let letIn: Promise<unknown> = Promise.resolve();
let knock: () => void = () => undefined;
// what comes before a handler takes its time as well
app.use(async (_ctx, next) => {
  knock();
  await letIn;
  await next();
});
app.use(router.routes() as unknown as Koa.Middleware);
const server = app.listen(0, '127.0.0.1');
beforeAll(() => server.listening || once(server, 'listening'));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = () => {
  const request = get(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slow`);
  request.on('error', () => undefined);
  return request;
};

it('a handler whose client left before it began is told at once', async () => {
  const closed = once(server, 'connection').then(([socket]) => once(socket as Socket, 'close'));
  letIn = closed;
  const knocked = new Promise<void>((resolve) => {
    knock = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const request = ask();
  await knocked;
  request.destroy();
  await arrived;
  expect(reading?.reason).toMatchObject({ code: 'request.abandoned' });
});

it('a handler is told when its client leaves', async () => {
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  letIn = Promise.resolve();
  const request = ask();
  await arrived;
  expect(reading?.aborted).toBe(false);
  request.destroy();
  if (reading && !reading.aborted) {
    await once(reading, 'abort');
  }
  expect(reading?.reason).toMatchObject({ code: 'request.abandoned' });
});
