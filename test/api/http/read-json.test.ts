import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import Koa from 'koa';

import { handleErrors } from '#api/http/handle-errors';
import { readJson } from '#api/http/read-json';

const app = new Koa();
app.silent = true;
app.use(handleErrors(() => undefined));
app.use(readJson(50));
app.use((ctx) => {
  ctx.body = ctx.request.body;
});
const handle = app.callback();
const server = createServer((request, response) => void handle(request, response));

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const head = ['POST / HTTP/1.1', 'Host: localhost', 'Content-Type: application/json'];

/** What comes back for these bytes before the connection is closed. */
async function answerTo(lines: readonly string[]): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1', () => socket.write(lines.join('\r\n')));
  let answer = '';
  for await (const chunk of socket) {
    answer += String(chunk);
  }
  return answer;
}

it('does not wait for a body that never ends', async () => {
  const answer = await answerTo([...head, 'Content-Length: 100', '', '{"a":']);
  expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"request\.too_slow"/);
});

it('refuses a body that is not packed as it says', async () => {
  const headers = ['Content-Encoding: gzip', 'Content-Length: 2', 'Connection: close'];
  const answer = await answerTo([...head, ...headers, '', '{}']);
  expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"request\.invalid"/);
});

it('passes on what came in time', async () => {
  const answer = await answerTo([...head, 'Content-Length: 7', 'Connection: close', '', '{"a":1}']);
  expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*\{"a":1\}$/);
});
