import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import Koa from 'koa';
import { Client, type Dispatcher } from 'undici';

import { packTexts } from '#api/http/pack-texts';

const long = JSON.stringify({ words: '结账的时候提示科目余额不平。'.repeat(100) });
const bodies: Record<string, unknown> = {
  '/long': long,
  '/short': '{"words":"好"}',
  '/buffer': Buffer.from(long),
  '/huge': 'x'.repeat(300_000),
  '/packed': long,
};
const app = new Koa();
app.use(packTexts);
app.use((ctx, next) => {
  ctx.body = bodies[ctx.path];
  ctx.type = 'json';
  if (ctx.path === '/packed') {
    ctx.compress = false;
  }
  return next();
});
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
// of a TCP server never a string
const client = new Client(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
afterAll(async () => {
  await client.close();
  server.close();
  await once(server, 'close');
});

async function ask(path: string, accepted?: string, method: Dispatcher.HttpMethod = 'GET') {
  const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
  const reply = await client.request({ path, method, headers });
  return { headers: reply.headers, body: Buffer.from(await reply.body.arrayBuffer()) };
}

it.each([
  ['gzip', gunzipSync],
  ['br', brotliDecompressSync],
] as const)('packs a long text as %s', async (encoding, unpack) => {
  const { body, headers } = await ask('/long', encoding);
  expect(headers['content-encoding']).toBe(encoding);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(headers['content-length']).toBe(String(body.length));
  expect(body.length).toBeLessThan(long.length / 4);
  expect(unpack(body).toString()).toBe(long);
});

it.each([
  ['a short text', '/short', 'gzip'],
  ['a text for whoever reads no packed ones', '/long', 'identity'],
  ['a text for whoever does not say', '/long', undefined],
  ['what is no text', '/buffer', 'gzip'],
  ['what would keep others waiting', '/huge', 'gzip'],
  ['what must not be packed', '/packed', 'gzip'],
])('leaves %s as it is', async (_name, path, accepted) => {
  const { body, headers } = await ask(path, accepted);
  expect(headers['content-encoding']).toBeUndefined();
  expect(body.toString()).toBe(String(bodies[path]));
});

it('packs nothing for whoever asks for the head alone', async () => {
  const { headers } = await ask('/long', 'gzip', 'HEAD');
  expect(headers['content-encoding']).toBeUndefined();
});
