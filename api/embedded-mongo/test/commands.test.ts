import { mongo } from 'mongoose';

import {
  addIndex,
  codeOf,
  type CursorReply,
  type Doc,
  type Explained,
  useServer,
} from './behaviour';

const { database, items } = useServer();
const { Long } = mongo;

async function planOf(cursor: mongo.FindCursor): Promise<Explained> {
  return (await cursor.explain('executionStats')) as Explained;
}

function stagesOf(plan: Doc): string[] {
  const inner = plan['inputStage'] as Doc | undefined;
  return [plan['stage'] as string, ...(inner ? stagesOf(inner) : [])];
}

describe('indexes', () => {
  test('explain names the index and what was read', async () => {
    await items().insertMany(Array.from({ length: 200 }, (_, n) => ({ s: n % 4, n })));
    await addIndex(items(), { s: 1, n: -1 });
    const plan = await planOf(items().find({ s: 1 }).sort({ n: -1 }).limit(5));
    expect(stagesOf(plan.queryPlanner.winningPlan)).toEqual(['LIMIT', 'FETCH', 'IXSCAN']);
    expect(plan.executionStats).toMatchObject({
      nReturned: 5,
      totalKeysExamined: 5,
      totalDocsExamined: 5,
    });
    const scan = await planOf(items().find({ n: 3 }));
    expect(stagesOf(scan.queryPlanner.winningPlan)).toEqual(['COLLSCAN']);
    expect(scan.executionStats).toMatchObject({
      nReturned: 1,
      totalKeysExamined: 0,
      totalDocsExamined: 200,
    });
    const sorted = await planOf(items().find({ s: 1 }).sort({ x: 1 }));
    expect(stagesOf(sorted.queryPlanner.winningPlan)).toEqual(['SORT', 'FETCH', 'IXSCAN']);
    const merged = await planOf(
      items()
        .find({ s: { $in: [1, 2] } })
        .sort({ n: -1 })
        .limit(4),
    );
    expect(stagesOf(merged.queryPlanner.winningPlan)).not.toContain('SORT');
    expect(merged.executionStats.nReturned).toBe(4);
  });

  test('unique answers 11000 with key and value; null counts once, unless sparse or partial', async () => {
    await items().createIndexes([
      { key: { u: 1 }, unique: true },
      { key: { s: 1 }, unique: true, sparse: true },
      { key: { p: 1 }, unique: true, partialFilterExpression: { on: true } },
    ]);
    await items().insertOne({ u: 1, p: 1, on: true });
    await expect(items().insertOne({ u: 1, s: 1 })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { u: 1 },
      keyValue: { u: 1 },
    });
    await items().insertOne({ u: 2, p: 1 });
    expect(await codeOf(items().insertOne({ u: 3, p: 1, on: true }))).toBe(11000);
    await items().insertOne({ s: 5 });
    expect(await codeOf(items().insertOne({ s: 6 }))).toBe(11000);
    expect(await codeOf(items().updateOne({ u: 2 }, { $set: { u: 1 } }))).toBe(11000);
  });

  test('a multikey index finds each document once, and refuses two arrays side by side', async () => {
    await addIndex(items(), { t: 1, v: 1 });
    await items().insertMany([
      { _id: 1 as never, t: [1, 2, 2], v: 1 },
      { _id: 2 as never, t: [2, 3], v: 2 },
    ]);
    expect(
      (
        await items()
          .find({ t: { $gte: 1 } })
          .toArray()
      ).length,
    ).toBe(2);
    expect(await codeOf(items().insertOne({ t: [1], v: [1] }))).toBe(171);
  });

  test('creating again is fine, differing is not', async () => {
    await addIndex(items(), { a: 1 });
    await addIndex(items(), { a: 1 });
    expect(await codeOf(addIndex(items(), { a: 1 }, { name: 'other' }))).toBe(85);
    expect(await codeOf(addIndex(items(), { b: 1 }, { name: 'a_1' }))).toBe(86);
    expect(await codeOf(addIndex(items(), { a: 0 as never }))).toBe(67);
    expect(
      await codeOf(
        database().command({
          createIndexes: items().collectionName,
          indexes: [{ key: { z: 1 }, name: 'z', foo: 1 }],
        }),
      ),
    ).toBe(197);
    expect((await items().indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1']);
    expect(await codeOf(items().dropIndex('nope'))).toBe(27);
    expect(await codeOf(items().dropIndex('_id_'))).toBe(72);
    await items().dropIndexes();
    expect((await items().indexes()).length).toBe(1);
  });

  test('a unique index is not built over duplicates', async () => {
    await items().insertMany([{ a: 1 }, { a: 1 }]);
    expect(await codeOf(addIndex(items(), { a: 1 }, { unique: true }))).toBe(11000);
    expect((await items().indexes()).length).toBe(1);
  });

  test('a hint must name an index', async () => {
    await items().insertOne({ a: 1 });
    for (const call of [
      () => items().find({}).hint('nope').toArray(),
      () => items().updateOne({}, { $set: { b: 1 } }, { hint: 'nope' }),
      () => items().deleteOne({}, { hint: { a: 1 } }),
      () => items().countDocuments({}, { hint: 'nope' }),
    ]) {
      expect(await codeOf(call())).toBe(2);
    }
  });

  test('expired documents go', async () => {
    await addIndex(items(), { at: 1 }, { expireAfterSeconds: 1 });
    await items().insertMany([
      { at: new Date(Date.now() - 60_000) },
      { at: new Date(Date.now() + 60_000) },
      { at: 'never' },
      {},
    ]);
    const until = Date.now() + 70_000;
    while ((await items().countDocuments()) !== 3 && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(await items().countDocuments()).toBe(3);
  }, 80_000);

  test('validate agrees after many changes', async () => {
    await items().createIndexes([{ key: { a: 1 } }, { key: { 'b.c': -1, d: 1 } }]);
    await items().insertMany(
      Array.from({ length: 50 }, (_, n) => ({
        a: n % 3 ? n : [n, n + 1],
        b: [{ c: n }, { c: String(n) }],
      })),
    );
    await items().updateMany({ a: { $gt: 10 } }, { $set: { a: 'x'.repeat(3000) } });
    await items().deleteMany({ 'b.c': { $lt: 10 } });
    expect(await database().command({ validate: items().collectionName })).toMatchObject({
      valid: true,
      errors: [],
    });
    expect(await items().countDocuments({ a: 'x'.repeat(3000) })).toBeGreaterThan(20);
  });
});

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

test('renaming moves documents and indexes', async () => {
  await addIndex(items(), { a: 1 });
  await items().insertOne({ a: 1 });
  const name = `${items().collectionName}-renamed`;
  await items().rename(name);
  expect(await database().collection(name).find({ a: 1 }).toArray()).toHaveLength(1);
  expect(await codeOf(database().collection(`${name}-none`).rename('x'))).toBe(26);
  expect((await database().listCollections({ name }).toArray())[0]).toMatchObject({
    name,
    type: 'collection',
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
