import type { mongo } from 'mongoose';

import { addIndex, codeOf, type Doc, type Explained, useServer } from './behaviour';

const { database, items } = useServer();

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

  test('are not made again, so that asking for them takes no longer with many documents', async () => {
    await items().insertMany(Array.from({ length: 100_000 }, (_, n) => ({ n })));
    await addIndex(items(), { n: 1 });
    const state = { isAnswered: false };
    const asked = items()
      .createIndexes([{ key: { n: 1 } }])
      .then(() => {
        state.isAnswered = true;
      });
    // whoever reads all documents lets these in long before the end
    await items().insertOne({ n: -1 });
    await items().insertOne({ n: -2 });
    expect(state.isAnswered).toBe(true);
    await asked;
  }, 60_000);

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
