import type { Server } from 'node:http';

import Koa from 'koa';
import request from 'supertest';

import { takeMethodOverride } from '#api/http/method-override';

describe('method override', () => {
  let server: Server;

  beforeAll(() => {
    const app = new Koa();
    app.use(takeMethodOverride);
    app.use((ctx) => {
      ctx.body = { method: ctx.method };
    });
    server = app.listen(0, '127.0.0.1');
  });
  afterAll((done) => {
    server.close(done);
  });

  test.each([
    ['a POST that means PATCH is one', 'post', 'PATCH', 'PATCH'],
    ['a POST stays a POST', 'post', '', 'POST'],
    ['nothing else can be asked for', 'post', 'DELETE', 'POST'],
    ['only a POST may mean something else', 'put', 'PATCH', 'PUT'],
  ] as const)('%s', async (_title, method, override, expected) => {
    const reply = await request(server)[method]('/').set('x-http-method-override', override);
    expect(reply.body).toEqual({ method: expected });
  });
});
