import { setTimeout as sleep } from 'node:timers/promises';

import { widenBounds } from '#api/config/index';

import { aPicture } from '../../support/attachments';
import { startAttachmentRoom } from '../../support/attachments/attachment-room';

const usual = widenBounds(1);
const most = { uploads: 4, bytes: 100_000 };
const room = await startAttachmentRoom({
  bounds: {
    uploadsPerDay: { ...usual.uploadsPerDay, most: most.uploads },
    uploadBytesPerDay: { ...usual.uploadBytesPerDay, most: most.bytes },
  },
});
afterAll(() => room.stop());

const hour = 60 * 60_000;
const picture = await aPicture().png().toBuffer();
const program = Buffer.from([0x4d, 0x5a, 0, 0]);
const log = (size: number) => Buffer.alloc(size, '2026-11-21 09:00:01 ERROR\n');

function store(ownerId: string, size: number, thumbnail: number | null = null) {
  return room.deps.attachments.begin({
    ...{ ownerId, kind: 'image', name: 'a.png', width: 1, height: 1, contentHash: 'x' },
    original: { type: 'image/png', size },
    thumbnail: thumbnail === null ? null : { type: 'image/webp', size: thumbnail },
    createdAt: room.time.now,
  });
}

/** What was refused counts when its connection is done with it. */
async function statusOnceCounted(as: string, bytes = picture): Promise<number> {
  await sleep(100);
  return (await room.upload(bytes, { as })).status;
}

describe('what one person may send in a day', () => {
  it('is so many uploads, and the next day as many again', async () => {
    await Promise.all(Array.from({ length: most.uploads }, () => store('busy', 1)));
    const { status, body } = await room.upload(picture, { as: 'busy' });
    expect([status, body.code]).toEqual([429, 'request.too_many']);
    expect((await room.upload(picture, { as: 'another' })).status).toBe(201);

    const today = room.time.now;
    room.time.now = new Date(today.getTime() + 25 * hour);
    expect((await room.upload(picture, { as: 'busy' })).status).toBe(201);
    room.time.now = today;
  });

  it('is so many bytes of originals and thumbnails', async () => {
    await store('heavy', most.bytes - 30_000, 20_000);
    expect((await room.upload(log(5000), { as: 'heavy' })).status).toBe(201);
    expect((await room.upload(log(6000), { as: 'heavy' })).status).toBe(429);
  });

  it('says when the first upload no longer counts', async () => {
    const today = room.time.now;
    await Promise.all(Array.from({ length: most.uploads }, () => store('early', 1)));
    room.time.now = new Date(today.getTime() + 20 * hour);
    const form = new FormData();
    form.set('file', new Blob([picture]), 'a.png');
    const reply = await fetch(`${room.url}/api/v1/attachments`, {
      ...{ method: 'POST', body: form },
      headers: { 'x-person': 'early' },
    });
    room.time.now = today;
    expect([reply.status, reply.headers.get('Retry-After')]).toEqual([429, String(4 * 3600)]);
  });

  it('counts what is on its way: uploads that begin together pass no bound', async () => {
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => room.upload(picture, { as: 'hasty' })),
    );
    const stored = replies.filter(({ status }) => status === 201);
    expect(stored.length).toBeLessThanOrEqual(most.uploads);
    expect(replies.every(({ status }) => status === 201 || status === 429)).toBe(true);
  });

  it('counts what was refused', async () => {
    for (let sent = 0; sent < most.uploads; sent += 1) {
      expect(await statusOnceCounted('rubbish', program)).toBe(415);
    }
    expect(await statusOnceCounted('rubbish')).toBe(429);
  });

  it('counts the bytes of what was refused', async () => {
    const rubbish = Buffer.concat([program, Buffer.alloc(80_000)]);
    expect(await statusOnceCounted('large-rubbish', rubbish)).toBe(415);
    expect(await statusOnceCounted('large-rubbish', rubbish)).toBe(429);
    expect(await statusOnceCounted('large-rubbish')).toBe(201);
  });

  it('counts an upload that is sent again with its key', async () => {
    const again = () => room.upload(picture, { as: 'repeater', key: 'k' });
    for (let sent = 0; sent < most.uploads; sent += 1) {
      expect((await again()).status).toBe(201);
      await sleep(100);
    }
    expect((await again()).status).toBe(429);
  });

  it('does not count what it refused itself', async () => {
    await Promise.all(Array.from({ length: most.uploads }, () => store('patient', 1)));
    for (let sent = 0; sent < 2; sent += 1) {
      expect(await statusOnceCounted('patient')).toBe(429);
    }
    const today = room.time.now;
    room.time.now = new Date(today.getTime() + 25 * hour);
    expect((await room.upload(picture, { as: 'patient' })).status).toBe(201);
    room.time.now = today;
  });
});

it('answers each of many pictures that one person sends at once, or says to wait', async () => {
  const small = await startAttachmentRoom({ pictureLimits: { mostWaitingEach: 2, places: 2 } });
  const replies = await Promise.all(
    Array.from({ length: 12 }, () => small.upload(picture, { as: 'eager' })),
  );
  const statuses = new Set(replies.map(({ status }) => status));
  expect([...statuses].sort()).toEqual([201, 429]);
  expect(small.bugs).toEqual([]);
  expect(small.files().length).toBe(2 * replies.filter(({ status }) => status === 201).length);
  await small.stop();
});
