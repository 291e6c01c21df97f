import { rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ErrorCode } from '#shared/errors/error-codes';

import { aPicture, fixture, noise, turnedPicture } from '../../support/attachments';
import { startAttachmentRoom } from '../../support/attachments/attachment-room';

const room = await startAttachmentRoom();
afterAll(() => room.stop());

const MB = 1024 * 1024;
const picture = await aPicture(400, 300).png().toBuffer();
const uploadsOf = async (ownerId: string) =>
  (await room.deps.attachments.sentSince(ownerId, new Date(0))).uploads;

/** A readable log of so many bytes. */
const log = (size: number) => Buffer.alloc(size, '2026-11-21 09:00:01 ERROR\n');
/** What no text holds, as a log has it at its beginning after a crash. */
const noiseBytes = Buffer.from(Array.from({ length: 900 }, (_, at) => (at * 37) % 251));
const head = (bytes: Buffer, size: number) =>
  Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);

describe('POST /attachments', () => {
  it('answers what was stored, with links to it', async () => {
    const { status, body } = await room.upload(await turnedPicture().jpeg().toBuffer(), {
      name: '报错截图.jpeg',
    });

    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      kind: 'image',
      name: '报错截图.jpeg',
      size: expect.any(Number) as number,
      width: 160,
      height: 240,
      url: expect.stringContaining('variant=original') as string,
      thumbnailUrl: expect.stringContaining('variant=thumbnail') as string,
      state: 'clear',
    });
    const reply = await fetch(room.url + body.url);
    expect((await reply.arrayBuffer()).byteLength).toBe(body.size);
    expect(room.files()).toEqual(
      expect.arrayContaining([`${body.id}-original`, `${body.id}-thumbnail`]),
    );
  });

  it('takes the part `name` before the name of the file, which WeChat makes up', async () => {
    const { body } = await room.upload(picture, { name: 'tmp_8f3a.png', formName: '凭证导入.png' });
    expect(body.name).toBe('凭证导入.png');
  });

  it.each([
    ['a document', () => fixture('balance.xlsx'), 'document'],
    ['a log', () => Promise.resolve(log(2000)), 'document'],
    ['a film', () => fixture('with-place.mp4'), 'video'],
  ])('stores %s without a thumbnail', async (_name, make, kind) => {
    const { status, body } = await room.upload(await make());
    expect([status, body.kind, body.thumbnailUrl, body.width]).toEqual([201, kind, null, null]);
  });

  it.each([
    ['a log from PowerShell', Buffer.from('\ufeff2026-11-21 网关超时\r\n'.repeat(9000), 'utf16le')],
    ['a log in space given in advance', Buffer.concat([log(2000), Buffer.alloc(3 * MB)])],
    ['a log whose beginning was cut out', Buffer.concat([Buffer.alloc(3 * MB), log(2000)])],
    ['a log that begins with bytes of something else', Buffer.concat([noiseBytes, log(3 * MB)])],
  ])('takes %s and keeps its bytes', async (_name, bytes) => {
    const { status, body } = await room.upload(bytes, { name: 'server.log.1' });
    expect([status, body.name]).toEqual([201, 'server.log.1']);
    const kept = await (await fetch(room.url + body.url)).arrayBuffer();
    expect(Buffer.from(kept).equals(bytes)).toBe(true);
  });

  it('takes a photo behind whose end a phone has put a film of its own', async () => {
    const photo = await aPicture().jpeg().toBuffer();
    const film = await fixture('with-place.mp4');
    const { status, body } = await room.upload(Buffer.concat([photo, film, log(90_000)]));
    expect([status, body.kind, body.width]).toEqual([201, 'image', 40]);
    expect(body.size).toBeLessThan(film.length + 90_000);
  });

  const refused: [string, () => Promise<Buffer>, ErrorCode, number][] = [
    [
      'a program',
      () => Promise.resolve(Buffer.from([0x4d, 0x5a, 0, 0])),
      'attachment.kind_not_allowed',
      415,
    ],
    [
      'a large program',
      () => Promise.resolve(Buffer.alloc(5 * MB)),
      'attachment.kind_not_allowed',
      415,
    ],
    [
      'a broken picture',
      async () => (await noise(300, 300).jpeg().toBuffer()).subarray(0, 9000),
      'attachment.unreadable',
      400,
    ],
    ['an empty file', () => Promise.resolve(Buffer.alloc(0)), 'attachment.unreadable', 400],
    [
      'too many pixels',
      () => aPicture(10_000, 4001).png().toBuffer(),
      'attachment.too_many_pixels',
      413,
    ],
    [
      'a picture of more than 10 MB',
      async () => head(await aPicture().png().toBuffer(), 10 * MB + 1),
      'attachment.too_large',
      413,
    ],
    [
      'a log of more than 20 MB',
      () => Promise.resolve(log(20 * MB + 1)),
      'attachment.too_large',
      413,
    ],
    [
      'a film of more than 50 MB',
      async () => head(await fixture('with-place.mp4'), 50 * MB + 1),
      'attachment.too_large',
      413,
    ],
    [
      'a film of twice the hard limit',
      async () => head(await fixture('with-place.mp4'), 100 * MB),
      'attachment.too_large',
      413,
    ],
  ];
  it.each(refused)('refuses %s and keeps nothing of it', async (_name, make, code, status) => {
    const before = room.files();

    const reply = await room.upload(await make(), { as: 'refused' });

    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(room.files()).toEqual(before);
    expect(await uploadsOf('refused')).toBe(0);
  });

  it('takes a log of exactly 20 MB', async () => {
    expect((await room.upload(log(20 * MB))).status).toBe(201);
  });

  it('refuses who is not signed in', async () => {
    const { status, body } = await room.upload(picture, { as: '' });
    expect([status, body.code]).toEqual([401, 'account.not_signed_in']);
  });

  it('refuses a form without a file', async () => {
    const { status, body } = await room.upload(picture, { field: 'photo' });
    expect([status, body.code]).toEqual([400, 'attachment.file_required']);
  });

  it.each([
    ['JSON', 'application/json', '{}', 415, 'request.unsupported_type'],
    ['no boundary', 'multipart/form-data', 'x', 400, 'request.invalid'],
    [
      'a body that stops short',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Dis',
      400,
      'request.invalid',
    ],
  ])('refuses %s', async (_case, type, body, status, code) => {
    const reply = await fetch(`${room.url}/api/v1/attachments`, {
      method: 'POST',
      headers: { 'Content-Type': type, 'x-person': 'linxiao' },
      body,
    });
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('takes a file that comes without a name', async () => {
    const part = 'Content-Disposition: form-data; name="file"';
    const reply = await fetch(`${room.url}/api/v1/attachments`, {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x', 'x-person': 'linxiao' },
      body: `--x\r\n${part}\r\n\r\n没有名字\r\n--x--\r\n`,
    });
    expect([reply.status, await reply.json()]).toMatchObject([201, { name: '附件.txt' }]);
  });
});

describe('the same Idempotency-Key', () => {
  it('gives the same attachment for the same bytes', async () => {
    const first = await room.upload(picture, { key: 'k1', as: 'repeater' });
    const again = await room.upload(picture, { key: 'k1', as: 'repeater' });

    expect(again.body.id).toBe(first.body.id);
    expect(await uploadsOf('repeater')).toBe(1);
  });

  it('is refused with other bytes', async () => {
    await room.upload(picture, { key: 'k2' });
    const { status, body } = await room.upload(log(100), { key: 'k2' });
    expect([status, body.code]).toEqual([422, 'request.key_reused']);
  });

  it('makes one record of simultaneous uploads, and one set of files', async () => {
    const before = room.files().length;
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => room.upload(picture, { key: 'k3', as: 'hasty' })),
    );

    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect(await uploadsOf('hasty')).toBe(1);
    expect(room.files().length).toBe(before + 2);
  });

  it('is free for other bytes after 24 hours', async () => {
    const first = await room.upload(picture, { key: 'k4' });
    const today = room.time.now;
    room.time.now = new Date(today.getTime() + 25 * 60 * 60_000);
    const later = await room.upload(log(100), { key: 'k4' });
    room.time.now = today;

    expect(later.status).toBe(201);
    expect(later.body.id).not.toBe(first.body.id);
  });

  it('belongs to one person', async () => {
    const mine = await room.upload(picture, { key: 'k5' });
    const theirs = await room.upload(picture, { key: 'k5', as: 'hejing' });
    expect(theirs.body.id).not.toBe(mine.body.id);
  });
});

describe('an upload that goes wrong on its way', () => {
  const start = [
    'POST /api/v1/attachments HTTP/1.1',
    'Host: localhost',
    'x-person: gone',
    'Content-Type: multipart/form-data; boundary=x',
    'Content-Length: 9000000',
    '',
    '--x',
    'Content-Disposition: form-data; name="file"; filename="a.log"',
    '',
    '',
  ].join('\r\n');

  it('leaves nothing when the phone goes away in the middle', async () => {
    const before = room.files();
    const phone = connect(room.port, '127.0.0.1');
    phone.write(start);
    phone.write(log(3 * MB));
    await until(() => room.files().length > before.length);

    phone.destroy();

    await until(() => room.files().length === before.length);
    expect(await uploadsOf('gone')).toBe(0);
    expect(room.bugs).toEqual([]);
  });

  it('lets a client that sends to the end read why it was refused', async () => {
    const { status, body } = await room.upload(Buffer.alloc(40 * MB), { as: 'patient' });
    expect([status, body.code]).toEqual([415, 'attachment.kind_not_allowed']);
  });

  it('answers 500 and keeps nothing when the disk fails', async () => {
    const broken = await startAttachmentRoom();
    // where the folders for files would be made lies a file
    for (const shard of Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'))) {
      await writeFile(path.join(broken.dataDir, 'attachments', shard), '');
    }
    const before = broken.files();

    const { status, body } = await broken.upload(picture, { key: 'disk' });

    expect([status, body.code]).toEqual([500, 'server.unexpected']);
    expect(broken.files()).toEqual(before);
    expect(broken.bugs).toHaveLength(1);

    for (const shard of before) {
      await rm(path.join(broken.dataDir, 'attachments', shard));
    }
    expect((await broken.upload(picture, { key: 'disk' })).status).toBe(201);
    await broken.stop();
  });
});

async function until(isSo: () => boolean) {
  for (let tries = 0; !isSo() && tries < 500; tries += 1) {
    await sleep(10);
  }
  expect(isSo()).toBe(true);
}
