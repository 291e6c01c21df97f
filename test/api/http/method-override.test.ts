import Koa from 'koa';
import request from 'supertest';

import { takeMethodOverride } from '#api/http/method-override';

describe('method override', () => {
  const app = new Koa();
  app.use(takeMethodOverride);
  app.use((ctx) => {
    ctx.body = { method: ctx.method };
  });

  test.each([
    ['a POST that means PATCH is one', 'post', 'PATCH', 'PATCH'],
    ['a POST stays a POST', 'post', '', 'POST'],
    ['nothing else can be asked for', 'post', 'DELETE', 'POST'],
    ['only a POST may mean something else', 'put', 'PATCH', 'PUT'],
  ] as const)('%s', async (_title, method, override, expected) => {
    const asked = request(app.callback())[method]('/');
    const reply = await asked.set('x-http-method-override', override);
    expect(reply.body).toEqual({ method: expected });
  });
});
