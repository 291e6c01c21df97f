import type { AddressInfo } from 'node:net';

import Koa from 'koa';

import type { Recorded } from './bare';

// what Koa does by itself: the same status, headers and bytes as the product once answered, one answer a path
const answers = new Map<string, Omit<Recorded, 'path' | 'body'> & { body: Buffer }>();
const app = new Koa();
app.use((ctx) => {
  const answer = answers.get(ctx.path);
  if (answer) {
    ctx.status = answer.status;
    ctx.set(answer.headers);
    ctx.body = answer.body;
  }
});
const server = app.listen(0, '127.0.0.1', () => {
  // of a TCP server never a string
  const { port } = server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}` });
});
process.on('message', ({ path, body, ...answer }: Recorded) => {
  answers.set(path, { ...answer, body: Buffer.from(body, 'base64') });
  process.send?.('recorded');
});
process.on('disconnect', () => process.exit());
