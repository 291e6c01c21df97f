import { mongo } from 'mongoose';

import { addIndex, codeOf, type CursorReply, type Doc, useServer } from './behaviour';

const { database, items } = useServer();
const { Long } = mongo;

describe('cursors', () => {
  test('come in batches, can be killed, and are not found twice', async () => {
    await items().insertMany(Array.from({ length: 250 }, (_, n) => ({ n })));
    const first = (await database().command(
      { find: items().collectionName, batchSize: 10 },
      { promoteLongs: false },
    )) as CursorReply;
    expect(first.cursor.firstBatch.length).toBe(10);
    const next = (await database().command({
      getMore: first.cursor.id,
      collection: items().collectionName,
      comment: 'c',
    })) as CursorReply;
    expect(next.cursor.nextBatch.length).toBe(240);
    expect(await items().find().batchSize(7).toArray()).toHaveLength(250);
    expect(
      await codeOf(
        database().command({ getMore: Long.fromNumber(99), collection: items().collectionName }),
      ),
    ).toBe(43);
  });
  test('a batch holds at most 16 MB', async () => {
    await items().insertMany(
      Array.from({ length: 6 }, (_, n) => ({ n, text: 'x'.repeat(4_000_000) })),
    );
    const first = (await database().command(
      { find: items().collectionName },
      { promoteLongs: false },
    )) as CursorReply;
    expect(first.cursor.firstBatch.length).toBeLessThan(6);
    expect(await items().find().toArray()).toHaveLength(6);
  });
});

describe('what a standalone server answers', () => {
  const table: [string, Doc, number][] = [
    ['an unknown command', { nope: 1 }, 59],
    ['a fail point', { configureFailPoint: 'x', mode: 'off' }, 59],
    ['an unknown field', { find: 'x', foo: 1 }, 40415],
    ['an unknown locale', { find: 'x', collation: { locale: 'nowhere' } }, 2],
    ['a negative limit', { find: 'x', limit: -1 }, 51024],
    [
      'a transaction',
      {
        find: 'x',
        lsid: { id: new mongo.UUID() },
        txnNumber: Long.fromNumber(1),
        startTransaction: true,
        autocommit: false,
      },
      20,
    ],
    [
      'a write that may be retried',
      {
        insert: 'x',
        documents: [{}],
        txnNumber: Long.fromNumber(1),
        lsid: { id: new mongo.UUID() },
      },
      20,
    ],
    ['replica set status', { replSetGetStatus: 1 }, 76],
    ['more than one member', { insert: 'x', documents: [{ a: 1 }], writeConcern: { w: 2 } }, 2],
  ];
  test.each(table)('%s', async (_name, command, code) => {
    const admin = 'replSetGetStatus' in command || 'configureFailPoint' in command;
    const target = admin ? database().admin() : database();
    expect(await codeOf(target.command(command))).toBe(code);
  });
  test('its version is 7.0', async () => {
    const info = await database().admin().command({ buildInfo: 1 });
    expect(String(info['version'])).toMatch(/^7\.0\./);
    expect(await database().command({ ping: 1 })).toMatchObject({ ok: 1 });
  });
});

test('distinct, counts and projections', async () => {
  await items().insertMany([
    { _id: 1 as never, a: [1, 2], l: [1, 2, 3], d: { x: 1, y: 2 } },
    { _id: 2 as never, a: 2, l: [4, 5, 6], d: { x: 3 } },
  ]);
  expect(await items().distinct('a')).toEqual([1, 2]);
  expect(await items().distinct('d.x', { a: 2 })).toEqual([1, 3]);
  expect(await items().estimatedDocumentCount()).toBe(2);
  const shown = (projection: Doc, filter: Doc = { _id: 1 }) =>
    items().findOne(filter, { projection });
  expect(await shown({ 'd.x': 1 })).toEqual({ _id: 1, d: { x: 1 } });
  expect(await shown({ d: { x: 1 } })).toEqual({ _id: 1, d: { x: 1 } });
  expect(await shown({ d: { x: 0 }, a: 0, l: 0 })).toEqual({ _id: 1, d: { y: 2 } });
  expect(await shown({ a: 1, 'd.z': '$d.x' })).toEqual({ _id: 1, a: [1, 2], d: { z: 1 } });
  expect(await shown({ _id: 1 })).toEqual({ _id: 1 });
  expect(await shown({ d: 0, a: 0, l: 0 })).toEqual({ _id: 1 });
  expect(await shown({ _id: 0, l: { $slice: -2 }, a: 1 })).toEqual({ a: [1, 2], l: [2, 3] });
  expect(await shown({ _id: 0, 'l.$': 1 }, { l: { $gt: 4 } })).toEqual({ l: [5] });
  expect(await shown({ _id: 0, l: { $elemMatch: { $gte: 2 } } })).toEqual({ l: [2] });
  expect(await shown({ _id: 0, sum: { $add: ['$d.x', '$d.y'] } })).toEqual({ sum: 3 });
  expect(await codeOf(shown({ a: 1, d: 0 }))).toBe(31254);
});

test('a collation decides which texts are equal', async () => {
  await items().insertMany([
    { _id: 1 as never, x: 'PING' },
    { _id: 2 as never, x: 'ping' },
    { _id: 3 as never, x: 'pïng' },
  ]);
  await addIndex(items(), { x: 1 });
  const collation = { locale: 'en_US', strength: 2 };
  expect(await items().countDocuments({ x: 'ping' }, { collation })).toBe(2);
  expect(
    await items()
      .find({ x: 'ping' }, { collation: { locale: 'en_US', strength: 1 } })
      .toArray(),
  ).toHaveLength(3);
  expect(await items().distinct('x', {}, { collation })).toHaveLength(2);
  expect(
    await items()
      .aggregate([{ $match: { x: 'ping' } }], { collation })
      .toArray(),
  ).toHaveLength(2);
  expect(
    (await items().updateMany({ x: { $in: ['Ping'] } }, { $set: { y: 1 } }, { collation }))
      .modifiedCount,
  ).toBe(2);
  expect(
    await items().findOneAndDelete({ x: 'Ping' }, { collation, projection: { _id: 1 } }),
  ).toEqual({ _id: 1 });
  expect((await items().deleteMany({ x: { $gt: 1 } }, { collation })).deletedCount).toBe(0);
});
