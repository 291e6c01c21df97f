import { connect } from 'node:net';

import { freshWechatWorld } from '../support/wechat';

const at = freshWechatWorld();

/** Says it, goes away when told to, and waits until the connection is closed. */
async function say(text: string, goesAway = false): Promise<void> {
  const socket = connect(Number(new URL(at.world.sandbox.url).port), '127.0.0.1');
  // a connection that is reset is closed as well
  socket.on('error', () => undefined).on('data', () => undefined);
  socket.write(text, () => {
    if (goesAway) {
      socket.destroy();
    }
  });
  await new Promise((resolve) => socket.once('close', resolve));
}

function request(line: string, body = '', length = Buffer.byteLength(body)): string {
  const head = ['Host: 127.0.0.1', 'Connection: close', 'Content-Type: application/json'];
  return [`${line} HTTP/1.1`, ...head, `Content-Length: ${length}`, '', body].join('\r\n');
}

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const failing = (failure: object) =>
  request('POST /sandbox/failures', JSON.stringify({ path: '/cgi-bin/token', failure }));

it.each([
  ['an address that is none', request('GET http://[::1')],
  ['a host that is none', 'GET /sandbox/calls HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n'],
  ['a person that is none', request('GET /sandbox/phones/%E0%A4%A')],
  ['no HTTP', 'hello\r\n\r\n'],
  ['deep JSON', request('POST /cgi-bin/stable_token', deep)],
  [
    'a push with deep fields',
    request('POST /sandbox/callbacks', `{"event":"e","openid":"o","fields":{"a":${deep}}}`),
  ],
  ['deep answers', request('POST /sandbox/phones/a/answers', `{"results":{"a":${deep}}}`)],
  ['more than it reads', request('POST /sandbox/codes', ' '.repeat(1_100_000))],
  ['a status that cannot be sent', failing({ status: 99 }) + request('GET /cgi-bin/token')],
  ['a status that ends nothing', failing({ status: 100 })],
  ['a status that is none', failing({ status: 'none' })],
])('outlives %s', async (_case, text) => {
  await say(text);
  await fetch(`${at.world.sandbox.url}/cgi-bin/token`).then(
    (reply) => reply.text(),
    () => null,
  );
  const reply = await fetch(`${at.world.sandbox.url}/sandbox/calls`);
  expect(reply.status).toBe(200);
});

it('outlives a sender that goes away in the middle of its words', async () => {
  await say(request('POST /sandbox/codes', '{"openid":', 100), true);
  expect((await fetch(`${at.world.sandbox.url}/sandbox/calls`)).status).toBe(200);
});

it('refuses a failure that it could not act out', async () => {
  const reply = await fetch(`${at.world.sandbox.url}/sandbox/failures`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path: '/cgi-bin/token', failure: { status: 99 } }),
  });
  expect(reply.status).toBe(400);
});

it('keeps no phone that was only looked at', async () => {
  await fetch(`${at.world.sandbox.url}/sandbox/phones/oNobody`);
  const phones = await fetch(`${at.world.sandbox.url}/sandbox/phones`);
  expect(await phones.json()).toEqual([]);
});
