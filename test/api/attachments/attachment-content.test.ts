import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';

import { aPicture, fixture } from '../../support/attachments';
import { startAttachmentRoom } from '../../support/attachments/attachment-room';

const room = await startAttachmentRoom();
afterAll(() => room.stop());

const film = await fixture('with-place.mp4');
const minute = 60_000;

async function quickTime() {
  const film = await fixture('with-place.mp4');
  film.write('qt  ', 8, 'latin1');
  return film;
}

async function get(url: string, headers: Record<string, string> = {}, method = 'GET') {
  const reply = await fetch(room.url + url, { method, headers });
  return { reply, bytes: Buffer.from(await reply.arrayBuffer()) };
}

async function codeOf(url: string) {
  const { reply, bytes } = await get(url);
  return [reply.status, (JSON.parse(bytes.toString()) as { code: string }).code];
}

describe('GET /attachments/:id/content', () => {
  it.each([
    ['a picture', () => aPicture().png().toBuffer(), '截图.png', 'image/png', 'inline'],
    ['a PDF', () => fixture('statement.pdf'), 'a.pdf', 'application/pdf', 'inline'],
    ['a film', () => fixture('with-place.mp4'), 'a.mp4', 'video/mp4', 'inline'],
    [
      'a spreadsheet',
      () => fixture('balance.xlsx'),
      'a.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'attachment',
    ],
    [
      'a CSV',
      () => Promise.resolve(Buffer.from('科目,1')),
      'a.csv',
      'text/plain; charset=utf-8',
      'inline',
    ],
    [
      'a log in GB18030',
      () => Promise.resolve(Buffer.from('bfc6c4bf0d0a', 'hex')),
      'a.log',
      'text/plain; charset=gb18030',
      'inline',
    ],
    [
      'a log of PowerShell',
      () => Promise.resolve(Buffer.from('\ufeff2026-11-21 网关超时\r\n', 'utf16le')),
      'a.log',
      'text/plain; charset=utf-16le',
      'inline',
    ],
    [
      'a log with a stray byte',
      () => Promise.resolve(Buffer.from('2026-11-21 gateway \xff timeout\r\n', 'latin1')),
      'a.log',
      'text/plain; charset=utf-8',
      'inline',
    ],
    [
      'a film of an iPhone, under the name that browsers play',
      quickTime,
      'a.MOV',
      'video/mp4',
      'inline',
    ],
  ])('serves %s with its own type and nothing to guess', async (_name, make, name, type, how) => {
    const { body } = await room.upload(await make(), { name });

    const { reply, bytes } = await get(body.url);

    expect(reply.status).toBe(200);
    expect(bytes.length).toBe(body.size);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': type,
      'content-length': String(body.size),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'accept-ranges': 'bytes',
      'content-disposition': expect.stringMatching(`^${how}; filename=`) as string,
    });
  });

  it('names the file so that old and new clients can save it', async () => {
    const picture = await aPicture().png().toBuffer();
    const { body } = await room.upload(picture, { formName: `银企直连 'a' (1)%.png` });

    const { reply } = await get(body.url);

    expect(reply.headers.get('content-disposition')).toBe(
      `inline; filename="____ 'a' (1)_.png"; filename*=UTF-8''%E9%93%B6%E4%BC%81%E7%9B%B4%E8%BF%9E%20%27a%27%20%281%29%25.png`,
    );
  });

  it('serves the small picture under its own link', async () => {
    const { body } = await room.upload(await aPicture(800, 600).png().toBuffer());
    const { reply } = await get(body.thumbnailUrl ?? '');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/webp']);
  });

  it.each([
    ['bytes=0-99', 206, 'bytes 0-99/2767', (all: Buffer) => all.subarray(0, 100)],
    ['bytes=2700-', 206, 'bytes 2700-2766/2767', (all: Buffer) => all.subarray(2700)],
    ['bytes=-7', 206, 'bytes 2760-2766/2767', (all: Buffer) => all.subarray(-7)],
    ['bytes=2767-', 416, 'bytes */2767', () => Buffer.alloc(0)],
    ['bytes=0-1,5-6', 200, null, (all: Buffer) => all],
  ])('answers the range %s of a film with %i', async (range, status, contentRange, part) => {
    const { body } = await room.upload(film);
    const whole = await get(body.url);

    const { reply, bytes } = await get(body.url, { Range: range });

    expect([reply.status, reply.headers.get('content-range')]).toEqual([status, contentRange]);
    expect(bytes.equals(part(whole.bytes))).toBe(true);
  });

  it('answers the whole film when the range was meant for another version', async () => {
    const { body } = await room.upload(film);
    const { reply } = await get(body.url, { Range: 'bytes=0-9', 'If-Range': '"another"' });
    expect(reply.status).toBe(200);
  });

  it('answers 304 to who has it already', async () => {
    const { body } = await room.upload(film);
    const { reply } = await get(body.url);
    // not by fetch, which adds `Cache-Control: no-cache` to a condition
    const asked = request(room.url + body.url, {
      headers: { 'If-None-Match': reply.headers.get('etag') ?? '' },
    }).end();
    const [again] = (await once(asked, 'response')) as [IncomingMessage];
    again.resume();
    expect(again.statusCode).toBe(304);
  });

  it('tells a HEAD the same without the bytes', async () => {
    const { body } = await room.upload(film);
    const { reply, bytes } = await get(body.url, {}, 'HEAD');
    expect([reply.status, reply.headers.get('content-length'), bytes.length]).toEqual([
      ...[200, '2767', 0],
    ]);
  });

  it('needs no sign-in, but a link that is unchanged and fresh', async () => {
    const { body } = await room.upload(film);
    const { body: other } = await room.upload(film);
    const expired = [403, 'attachment.link_expired'];
    const change = (part: string, value: string) => {
      const url = new URL(body.url, room.url);
      url.searchParams.set(part, value);
      return url.pathname + url.search;
    };

    expect(await codeOf(change('signature', 'AAAA'))).toEqual(expired);
    expect(await codeOf(change('expires', String(Date.parse('2100-01-01'))))).toEqual(expired);
    expect(await codeOf(change('variant', 'thumbnail'))).toEqual(expired);
    expect(await codeOf(change('viewer', 'zhoumin'))).toEqual(expired);
    expect(await codeOf(change('session', 'another'))).toEqual(expired);
    expect(await codeOf(body.url.replace(body.id, other.id))).toEqual(expired);
    expect(await codeOf(change('signature', ''))).toEqual([400, 'request.invalid']);
    expect(await codeOf(change('variant', 'secret'))).toEqual([400, 'request.invalid']);
    expect(await codeOf(`/api/v1/attachments/${body.id}/content`)).toEqual([
      400,
      'request.invalid',
    ]);
  });

  it('keeps a link good for at least half an hour and at most an hour', async () => {
    const uploaded = room.time.now;
    const { body } = await room.upload(film);
    const after = async (minutes: number) => {
      room.time.now = new Date(uploaded.getTime() + minutes * minute);
      const { reply } = await get(body.url);
      return reply.status;
    };

    expect([await after(29), await after(61)]).toEqual([200, 403]);
    room.time.now = uploaded;
  });

  it('gives the same link again within half an hour, so that pictures on a page stay', async () => {
    const { body } = await room.upload(film, { key: 'same' });
    const { body: again } = await room.upload(film, { key: 'same' });
    expect(again.url).toBe(body.url);
  });

  it('answers 404 when the attachment is gone', async () => {
    const { body } = await room.upload(film);
    await room.deps.attachments.discard(body.id);
    expect(await codeOf(body.url)).toEqual([404, 'attachment.not_found']);
  });

  it('answers 404 when a picture has no such variant', async () => {
    const { body } = await room.upload(film);
    const file = { id: body.id, variant: 'thumbnail' } as const;
    const url = room.deps.links.sign(file, { id: 'linxiao' }, room.time.now);
    expect(await codeOf(url)).toEqual([404, 'attachment.not_found']);
  });
});
