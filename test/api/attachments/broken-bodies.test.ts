import { once } from 'node:events';
import { connect } from 'node:net';

import { startRoomProcess } from '../../support/attachments/room-process';

const room = await startRoomProcess();
afterAll(() => room.stop());

type Answer = [status: number, code: string | null];

const part = (disposition: string, content = '', more = '') =>
  `--x\r\nContent-Disposition: form-data; ${disposition}${more}\r\n\r\n${content}`;
const file = (content: string) => part('name="file"; filename="a.log"', content);
const end = '\r\n--x--\r\n';
const log = '2026-11-21 09:00:01 ERROR 网关超时\n';

/** Sends a complete request with this body. */
async function post(body: string | Buffer, type = 'multipart/form-data; boundary=x') {
  const reply = await fetch(`${room.url}/api/v1/attachments`, {
    method: 'POST',
    headers: { 'Content-Type': type, 'x-person': 'linxiao' },
    body,
  });
  const { code } = (await reply.json()) as { code?: string };
  return [reply.status, code ?? null] satisfies Answer;
}

/** Sends what there is and breaks the connection off. */
async function breakOff(body: string) {
  const { hostname, port } = new URL(room.url);
  const phone = connect(Number(port), hostname);
  phone.on('error', () => undefined);
  const head = [
    'POST /api/v1/attachments HTTP/1.1',
    'Host: localhost',
    'x-person: linxiao',
    'Content-Type: multipart/form-data; boundary=x',
    'Content-Length: 9000000',
  ].join('\r\n');
  phone.write(`${head}\r\n\r\n${body}`, () => {
    setTimeout(() => phone.destroy(), 20);
  });
  await once(phone, 'close');
}

async function isWell() {
  expect(await post(file(log) + end)).toEqual([201, null]);
  expect(room.isAlive()).toBe(true);
}

const broken: Answer = [400, 'request.invalid'];
const without: Answer = [400, 'attachment.file_required'];
const taken: Answer = [201, null];

const cut: [string, string, Answer][] = [
  ['nothing at all', '', broken],
  ['half a delimiter', '--', broken],
  ['a delimiter alone', '--x\r\n', broken],
  ['the header of a part', '--x\r\nContent-Disposition: form-da', broken],
  ['a header without its blank line', part('name="file"; filename="a.log"').slice(0, -2), broken],
  ['the file', file(log), broken],
  ['the file, which has no byte yet', file(''), broken],
  ['another file', part('name="photo"; filename="a.png"', 'abc'), broken],
  ['another file, which has no byte yet', part('name="photo"; filename="a.png"'), broken],
  [
    'another file after the file',
    `${file(log)}\r\n${part('name="b"; filename="b"', 'abc')}`,
    broken,
  ],
  ['a second file', `${file(log)}\r\n${file('abc')}`, broken],
  ['a field', part('name="name"', 'abc'), broken],
  ['a field after the file', `${file(log)}\r\n${part('name="name"', 'abc')}`, broken],
  ['a part without disposition', '--x\r\nContent-Type: text/plain\r\n\r\nabc', broken],
  ['an attachment part', '--x\r\nContent-Disposition: attachment; name="file"\r\n\r\nabc', broken],
  ['a part whose name has a line break', part('name="fi\nle"; filename="a"', 'abc'), broken],
  ['the last delimiter', `${file(log)}\r\n--x-`, broken],
  [
    'the eleventh part',
    part('name="a"', 'b\r\n').repeat(10) + part('name="c"; filename="c"', 'x'),
    broken,
  ],
  [
    'a part inside a part',
    `--x\r\nContent-Disposition: form-data; name="file"\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\nContent-Disposition: file; filename="a"\r\n\r\nabc`,
    broken,
  ],
];

describe('a multipart body that ends inside', () => {
  it.each(cut)('%s is refused, and the next upload works', async (_name, body, answer) => {
    expect(await post(body)).toEqual(answer);
    await isWell();
  });

  it.each(cut)('%s and whose phone goes away harms nobody', async (_name, body) => {
    await breakOff(body);
    await isWell();
  });
});

const whole: [string, string, Answer][] = [
  ['no part', '--x--\r\n', without],
  ['only another file', part('name="photo"; filename="a.png"', log) + end, without],
  ['only an empty name', part('name=""; filename="a.log"', log) + end, without],
  ['no name', part('filename="a.log"', log) + end, without],
  [
    'a file and more files',
    `${part('name="b"; filename="b"', 'x')}\r\n${file(log)}\r\n${file('\0')}${end}`,
    taken,
  ],
  ['a field after the file', `${file(log)}\r\n${part('name="name"', 'b.log')}${end}`, taken],
  ['a file whose name is empty', part('name="file"; filename=""', log) + end, taken],
  ['a name in an unknown charset', part(`name="file"; filename*=nonsense''%ff`, log) + end, taken],
  ['words after the end', `${file(log)}${end}${'epilogue '.repeat(9000)}`, taken],
  ['words before the beginning', `preamble\r\n${file(log)}${end}`, taken],
  [
    'a refused file before more parts',
    `${file('\0\x01\x02\x03'.repeat(900))}\r\n${part('name="b"; filename="b"', 'x'.repeat(90_000))}${end}`,
    [415, 'attachment.kind_not_allowed'],
  ],
];
it.each(whole)('answers a form with %s', async (_name, body, answer) => {
  expect(await post(body)).toEqual(answer);
  await isWell();
});

it.each([
  ['no boundary', 'multipart/form-data', broken],
  ['an empty boundary', 'multipart/form-data; boundary=', broken],
  ['an endless boundary', `multipart/form-data; boundary=${'x'.repeat(9000)}`, broken],
  ['another boundary than the body', 'multipart/form-data; boundary=y', broken],
  ['a boundary in quotes', 'multipart/form-data; boundary="x"', taken],
])('answers a type with %s', async (_name, type, answer) => {
  expect(await post(file(log) + end, type)).toEqual(answer);
  await isWell();
});

it('survives a form cut off after any of its bytes', async () => {
  const form = Buffer.from(
    `${part('name="b"; filename="b"', 'x')}\r\n${part('name="name"', 'y')}\r\n${file(log)}${end}`,
  );
  for (let length = 0; length < form.length - end.length; length += 1) {
    expect([length, ...(await post(form.subarray(0, length)))]).toEqual([length, ...broken]);
  }
  await isWell();
});
