import mongoose from 'mongoose';

import { claimAttachments, presentAttachments } from '#api/attachments/index';
import { removeOrphans } from '#api/attachments/remove-orphans';

import { aPicture } from '../../support/attachments';
import { startAttachmentRoom } from '../../support/attachments/attachment-room';
import { fill } from '../../support/poison';

const room = await startAttachmentRoom();
afterAll(() => room.stop());

const picture = await aPicture().png().toBuffer();
const start = room.time.now;
const day = 24 * 60 * 60_000;
const notFound = { code: 'attachment.not_found' };

afterEach(() => {
  room.time.now = start;
});

const uploaded = async (as = 'linxiao') => (await room.upload(picture, { as })).body.id;
const claim = (ids: string[], holderId: string, ownerId = 'linxiao') =>
  claimAttachments(room.deps, { ids, ownerId, holderId });
const holderOf = async (id: string) =>
  (await room.deps.attachments.findMany([id])).map(({ holderId }) => holderId);

describe('claimAttachments', () => {
  it('attaches own uploads, and may be repeated for the same ticket', async () => {
    const ids = [await uploaded(), await uploaded()];

    await claim(ids, 'ticket-1');
    await claim([...ids, ...ids], 'ticket-1');

    expect(await holderOf(ids[0] ?? '')).toEqual(['ticket-1']);
  });

  it('is content with none', async () => {
    expect(await claim([], 'ticket-1')).toEqual([]);
  });

  it('refuses what another ticket has', async () => {
    const id = await uploaded();
    await claim([id], 'ticket-1');
    await expect(claim([id], 'ticket-2')).rejects.toMatchObject(notFound);
    expect(await holderOf(id)).toEqual(['ticket-1']);
  });

  it('refuses what somebody else uploaded and what does not exist', async () => {
    await expect(claim([await uploaded('hejing')], 'ticket-1')).rejects.toMatchObject(notFound);
    await expect(claim(['650000000000000000000000'], 'ticket-1')).rejects.toMatchObject(notFound);
  });

  it('attaches all or none', async () => {
    const mine = await uploaded();
    await expect(claim([mine, await uploaded('hejing')], 'ticket-1')).rejects.toMatchObject(
      notFound,
    );
    expect(await holderOf(mine)).toEqual([null]);
  });

  it('gives an attachment that two tickets want at once to one of them', async () => {
    const [shared, first, second] = [await uploaded(), await uploaded(), await uploaded()];

    const outcomes = await Promise.allSettled([
      claim([shared, first], 'ticket-1'),
      claim([shared, second], 'ticket-2'),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = outcomes[0].status === 'rejected' ? first : second;
    expect(await holderOf(loser)).toEqual([null]);
  });
});

describe('presentAttachments', () => {
  const reader = { id: 'linxiao' };

  it('answers those that exist by their id', async () => {
    const id = await uploaded();
    const shown = await presentAttachments(room.deps, [id, id, '650000000000000000000000'], {
      reader,
    });
    expect([...shown.keys()]).toEqual([id]);
    expect(shown.get(id)).toMatchObject({ id, kind: 'image', width: 40, height: 30 });
  });

  it('asks nothing of the database for nothing', async () => {
    expect(await presentAttachments(room.deps, [], { reader })).toEqual(new Map());
  });
});

describe('removeOrphans', () => {
  it('removes the others while one is too full to be marked, and one’s file cannot be deleted', async () => {
    const [full, stuck, ...others] = await Promise.all(Array.from({ length: 4 }, () => uploaded()));
    const _id = mongoose.Types.ObjectId.createFromHexString(full ?? '');
    await fill({ database: room.database, collection: 'attachments' }, { _id });
    room.time.now = new Date(start.getTime() + day + 1);
    const { storage } = room.deps;
    const failing = {
      ...room.deps,
      storage: {
        ...storage,
        remove: (key: string) =>
          key.includes(stuck ?? '') ? Promise.reject(new Error('EIO')) : storage.remove(key),
      },
    };

    expect(await removeOrphans(failing)).toBeGreaterThanOrEqual(2);

    expect(await room.deps.attachments.findMany(others)).toEqual([]);
    const failures = await room.database.collection('work_failures').find().toArray();
    expect(failures.map(({ itemId }) => String(itemId)).sort()).toEqual([full, stuck].sort());
    await room.database.collection('attachments').deleteOne({ _id });
    room.time.now = new Date(start.getTime() + day + 10_000);
    expect(await removeOrphans(room.deps)).toBe(1);
  });

  it('removes so many in one run, and the others in the next', async () => {
    const ids = [await uploaded(), await uploaded(), await uploaded()];
    room.time.now = new Date(start.getTime() + day + 20_000);
    expect(await removeOrphans(room.deps, 2)).toBe(2);
    expect(await room.deps.attachments.findMany(ids)).toHaveLength(1);
    expect(await removeOrphans(room.deps, 2)).toBe(1);
  });

  it('removes files and record of what nobody attached for 24 hours, and nothing else', async () => {
    const [orphan, kept] = [await uploaded(), await uploaded()];
    await claim([kept], 'ticket-1');
    room.time.now = new Date(start.getTime() + day + 1);
    const fresh = await uploaded();

    expect(await removeOrphans(room.deps)).toBeGreaterThanOrEqual(1);

    const left = (await room.deps.attachments.findMany([orphan, kept, fresh])).map(({ id }) => id);
    expect(left.sort()).toEqual([kept, fresh].sort());
    expect(room.files().filter((name) => name.startsWith(orphan))).toEqual([]);
    expect(room.files().filter((name) => name.startsWith(kept))).toHaveLength(2);
  });

  it('leaves what is younger than 24 hours alone', async () => {
    const id = await uploaded();
    room.time.now = new Date(start.getTime() + day - 1);
    await removeOrphans(room.deps);
    expect(await holderOf(id)).toEqual([null]);
  });

  it('never removes what a ticket claims at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => uploaded()));
    room.time.now = new Date(start.getTime() + day + 1);

    const [, ...claims] = await Promise.allSettled([
      removeOrphans(room.deps),
      ...ids.map((id) => claim([id], 'ticket-1')),
    ]);

    for (const [at, { status }] of claims.entries()) {
      const id = ids[at] ?? '';
      const files = room.files().filter((name) => name.startsWith(id));
      expect([id, await holderOf(id), files.length]).toEqual(
        status === 'fulfilled' ? [id, ['ticket-1'], 2] : [id, [], 0],
      );
    }
  });

  it('finishes a removal that was interrupted', async () => {
    const id = await uploaded();
    await room.deps.attachments.discard(id);

    await removeOrphans(room.deps);

    expect(room.files().filter((name) => name.startsWith(id))).toEqual([]);
  });
});
