import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { startTestApi } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);
const customer = await api.signIn('customer');

const head = (line: string, headers: Record<string, string>) =>
  [
    line,
    'Host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');

const next = head('GET /healthz HTTP/1.1', { Connection: 'close' });

/** Everything that the connection gives until it is closed. */
async function readAll(socket: Socket): Promise<string> {
  let answer = '';
  for await (const chunk of socket) {
    answer += String(chunk);
  }
  return answer;
}

/** Status and code of what comes first, and the status of the next request on the same connection. */
async function exchange(first: string, body: string): Promise<[string, string]> {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(first);
  socket.write(body);
  socket.write(next);
  const [one = '', two = ''] = (await readAll(socket)).split(/(?=HTTP\/1\.1 200 OK)/);
  return [/^HTTP\/1\.1 (\d+)/.exec(one)?.[1] ?? '', two.slice(0, 12)];
}

const json = { 'Content-Type': 'application/json' };
const bearer = { Authorization: `Bearer ${customer.token}` };
const long = 'x'.repeat(3_000_000);
const length = (body: string) => ({ 'Content-Length': String(Buffer.byteLength(body)) });
const chunked = (body: string) => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

describe('after a refusal the next request on the connection is answered', () => {
  it.each([
    ['JSON of more than 1 MB', '413', '/sessions', json, long],
    ['JSON in a wrong type', '415', '/sessions', { 'Content-Type': 'text/xml' }, long],
    ['JSON of somebody who is not signed in', '401', '/tickets', json, long],
    ['JSON of an unknown coding', '415', '/sessions', { ...json, 'Content-Encoding': 'x' }, long],
    [
      'JSON that is not packed as it says',
      '400',
      '/sessions',
      { ...json, 'Content-Encoding': 'gzip' },
      long,
    ],
    ['a body for nothing', '404', '/nowhere', json, long],
    ['a body that is not expected', '404', '/notifications/nothing', { ...json, ...bearer }, long],
    ['an upload of no form', '415', '/attachments', { ...json, ...bearer }, long],
    [
      'an upload without a boundary',
      '400',
      '/attachments',
      { 'Content-Type': 'multipart/form-data', ...bearer },
      long,
    ],
    [
      'an upload of somebody who is not signed in',
      '401',
      '/attachments',
      { 'Content-Type': 'multipart/form-data; boundary=b' },
      long,
    ],
  ])('%s', async (_case, status, path, headers, body) => {
    const line = `POST /api/v1${path} HTTP/1.1`;
    expect(await exchange(head(line, { ...headers, ...length(body) }), body)).toEqual([
      status,
      'HTTP/1.1 200',
    ]);
    const unsized = { ...headers, 'Transfer-Encoding': 'chunked' };
    expect(await exchange(head(line, unsized), chunked(body))).toEqual([status, 'HTTP/1.1 200']);
  });
});

it('a refused body that never ends is not waited for without end', async () => {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  socket.write(head('POST /api/v1/nowhere HTTP/1.1', { ...json, 'Content-Length': '9000000000' }));
  const flood = setInterval(() => socket.write(Buffer.alloc(4_000_000)), 5);
  try {
    // its own error, that the other side is gone, would end `once`
    await new Promise((resolve) => socket.once('close', resolve));
    expect(socket.destroyed).toBe(true);
  } finally {
    clearInterval(flood);
  }
});

it.each(['[', '{"a":'])('JSON nested 5,000 deep in %s is a wrong request', async (open) => {
  const close = open === '[' ? ']' : '}';
  const sent = open.repeat(5000) + (open === '[' ? '' : '1') + close.repeat(5000);
  for (const headers of [{}, { 'idempotency-key': `deep-${open.length}` }]) {
    const answer = await customer.post('/tickets', sent, { headers });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  }
});

it.each(['http://[::1', 'http://', 'nonsense', '*', 'http://a b/', 'ftp://localhost/'])(
  'a request for %s is a wrong request',
  async (target) => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    socket.write(head(`GET ${target} HTTP/1.1`, { Connection: 'close' }));
    expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 400 /);
  },
);

it('a request may name the whole address', async () => {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  socket.write(head('GET http://localhost/healthz?a=1 HTTP/1.1', { Connection: 'close' }));
  expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 200 /);
});

it.each(['*;q=0', 'identity;q=0', 'br;q=0, *;q=0', 'zstd', ', ,', 'gzip;q=nonsense'])(
  'an answer can always be read with Accept-Encoding: %s',
  async (value) => {
    const answer = await api.anybody.get('/openapi.json', {
      headers: { 'accept-encoding': value },
    });
    expect(answer.status).toBe(200);
  },
);

it.each([
  ['string', ['string', 'abc', '0123456789abcdef01234567']],
  ['number', ['number', 12, '0123456789abcdef01234567']],
  ['date beyond the calendar', ['date', 8.64e15 + 1, '0123456789abcdef01234567']],
  ['nothing', []],
  ['null', null],
])('refuses a cursor that holds a %s', async (_what, wire) => {
  const cursor = Buffer.from(JSON.stringify(wire)).toString('base64url');
  for (const path of ['/tickets', '/notifications', '/articles']) {
    const answer = await customer.get(`${path}?cursor=${cursor}`);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ path: 'cursor' }] },
    });
  }
});
