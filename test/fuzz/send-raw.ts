import { connect } from 'node:net';

import type { Random } from './random';

type Raw = { port: number; token: string; patience: number };

/**
 * Sends bytes that no HTTP library would, and goes away in the middle or waits for what comes.
 *
 * @returns the status, 0 when the server only closed the connection, or null when it stayed silent
 */
export function sendRaw(random: Random, { port, token, patience }: Raw): Promise<number | null> {
  const text = random.pick(makers)(random, token);
  // whoever leaves at once waits for no answer
  const isLeaving = random.chance(0.3);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text, 'latin1');
      if (isLeaving) {
        setTimeout(() => socket.destroy(), random.below(20));
      }
    });
    socket.setTimeout(patience, () => {
      socket.destroy();
      resolve(statusOf(answer));
    });
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(statusOf(answer) ?? 0);
    });
  });
}

function statusOf(answer: string): number | null {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
  return status === undefined ? null : Number(status);
}

const close = 'Host: x\r\nConnection: close\r\n';

/** Each ends by itself or is answered: what waits for more is tested where time can be told. */
const makers: ((random: Random, token: string) => string)[] = [
  (random) => `GET ${random.pick(targets)} HTTP/1.1\r\n${close}\r\n`,
  (random) => `${random.pick(['GET', 'BREW', 'get', ''])} / HTTP/1.1\r\n${close}\r\n`,
  () => `GET / HTTP/9.9\r\n${close}\r\n`,
  () => `GET / HTTP/1.1\r\n${close}${'X-Long: '.padEnd(20_000, 'a')}\r\n\r\n`,
  () => `POST /api/v1/sessions HTTP/1.1\r\n${close}Content-Length: -1\r\n\r\n`,
  () => `POST /api/v1/sessions HTTP/1.1\r\n${close}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
  () =>
    `POST /api/v1/sessions HTTP/1.1\r\n${close}Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd`,
  (random, token) => form(token, random.bytes(random.below(200)).toString('latin1')),
  (random, token) =>
    form(
      token,
      `--b\r\nContent-Disposition: form-data; name="${random.pick(['x', 'file', 'name'])}"; filename="a"\r\n\r\nhalf`,
    ),
  (_random, token) => form(token, '--b\r\nContent-Disposition: form-data'),
  () =>
    `GET /ws HTTP/1.1\r\n${close}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 99\r\n\r\n`,
  (random) =>
    `POST /api/v1/wechat/callback?signature=${'a'.repeat(40)}&timestamp=${random.below(2e9)}&nonce=1 HTTP/1.1\r\n${close}Content-Length: 12\r\n\r\n<xml><xml><a`,
  (random) => random.bytes(80).toString('latin1'),
];

const targets = [
  'http://[::1',
  '*',
  '//',
  '/%',
  '/\\..\\..',
  'http://',
  '/?a=%ff%fe',
  '/a b',
  '/#',
  '/api/v1/tickets/%00',
  '\x80',
];

function form(token: string, body: string): string {
  const head = `POST /api/v1/attachments HTTP/1.1\r\n${close}Authorization: Bearer ${token}`;
  return `${head}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}
