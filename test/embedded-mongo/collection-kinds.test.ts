import { addIndex, codeOf, type Doc, useServer } from './behaviour';

const { database, items } = useServer();

const orders = [
  { _id: 1 as never, who: 'ann', sum: 5 },
  { _id: 2 as never, who: 'bob', sum: 7 },
  { _id: 3 as never, who: 'ann', sum: 9 },
];

describe('views', () => {
  async function makeView(name: string, pipeline: Doc[], viewOn = items().collectionName) {
    await database().createCollection(name, { viewOn, pipeline });
    return database().collection(name);
  }

  test('answer find, count, distinct and aggregate through their pipeline', async () => {
    await items().insertMany(orders);
    const ann = await makeView('ann', [{ $match: { who: 'ann' } }, { $set: { twice: '$sum' } }]);
    const big = await makeView('big', [{ $match: { twice: { $gt: 5 } } }], 'ann');
    expect(await ann.find({ sum: { $gt: 5 } }, { projection: { sum: 1 } }).toArray()).toEqual([
      { _id: 3, sum: 9 },
    ]);
    expect(await ann.find().sort({ sum: -1 }).skip(1).limit(1).toArray()).toMatchObject([
      { _id: 1 },
    ]);
    expect(await ann.estimatedDocumentCount()).toBe(2);
    expect(await ann.countDocuments({ sum: 9 })).toBe(1);
    expect(await ann.distinct('sum')).toEqual([5, 9]);
    expect(await big.find().toArray()).toEqual([{ _id: 3, who: 'ann', sum: 9, twice: 9 }]);
    const joined = await items()
      .aggregate([
        { $match: { _id: 2 } },
        { $lookup: { from: 'big', pipeline: [], as: 'big' } },
        { $unionWith: 'ann' },
      ])
      .toArray();
    expect(joined).toHaveLength(3);
    expect(joined[0]).toMatchObject({ big: [{ _id: 3 }] });
    const [info] = await database().listCollections({ name: 'ann' }).toArray();
    expect(info).toMatchObject({ type: 'view', info: { readOnly: true } });
  });

  test('refuse writes, indexes, cycles and pipelines that write', async () => {
    const view = await makeView('v', []);
    for (const call of [
      () => view.insertOne({ a: 1 }),
      () => view.updateOne({}, { $set: { a: 1 } }),
      () => view.deleteMany({}),
      () => view.findOneAndDelete({}),
      () => addIndex(view, { a: 1 }),
    ]) {
      expect(await codeOf(call())).toBe(166);
    }
    expect(await codeOf(makeView('w', [{ $out: 'x' }]))).toBe(167);
    expect(await codeOf(makeView('w', [{ $nope: 1 }]))).toBe(40324);
    expect(await codeOf(makeView('w', [], 'w'))).toBe(5);
    expect(await codeOf(view.find({}, { collation: { locale: 'en' } }).toArray())).toBe(167);
    expect(await codeOf(makeView('v', [{ $match: {} }]))).toBe(48);
    expect(await codeOf(makeView('v', []))).toBe(0);
    expect(await view.drop()).toBe(true);
  });
});

describe('capped collections', () => {
  test('keep the newest documents up to their number or size', async () => {
    const name = items().collectionName;
    const capped = await database().createCollection(name, { capped: true, size: 4096, max: 3 });
    await capped.insertMany(Array.from({ length: 5 }, (_, n) => ({ _id: n as never })));
    expect((await capped.find().toArray()).map(({ _id }) => _id)).toEqual([2, 3, 4]);
    expect(await capped.isCapped()).toBe(true);
    await capped.insertOne({ _id: 9 as never, text: 'x'.repeat(4000) });
    await capped.insertOne({ _id: 10 as never, text: 'x'.repeat(4000) });
    expect((await capped.find().toArray()).map(({ _id }) => _id)).toEqual([10]);
    expect(await database().command({ validate: name })).toMatchObject({ valid: true });
    expect(await codeOf(database().createCollection('c2', { capped: true }))).toBe(72);
  });
});

describe('clustered collections', () => {
  test('give their documents in the order of _id', async () => {
    const name = items().collectionName;
    const clusteredIndex = { key: { _id: 1 }, unique: true, name: 'by id' };
    const clustered = await database().createCollection(name, { clusteredIndex });
    await clustered.insertMany([3, 1, 2].map((n) => ({ _id: n as never, n })));
    expect((await clustered.find({ n: { $gt: 0 } }).toArray()).map(({ _id }) => _id)).toEqual([
      1, 2, 3,
    ]);
    expect(await clustered.indexes()).toMatchObject([{ name: 'by id', clustered: true }]);
    const [info] = await database().listCollections({ name }).toArray();
    expect(info).toMatchObject({ options: { clusteredIndex: { name: 'by id', v: 2 } } });
    const wrong = { clusteredIndex: { key: { a: 1 }, unique: true } };
    expect(await codeOf(database().createCollection('c3', wrong))).toBe(197);
    expect(await codeOf(database().createCollection('c3', { expireAfterSeconds: 5 }))).toBe(72);
  });
});

test('clustered documents expire by their _id', async () => {
  const name = items().collectionName;
  const clusteredIndex = { key: { _id: 1 }, unique: true };
  const clustered = await database().createCollection(name, {
    clusteredIndex,
    expireAfterSeconds: 1,
  });
  const late = new Date(Date.now() + 3_600_000);
  await clustered.insertMany([new Date(0), late].map((at) => ({ _id: at as never })));
  while ((await clustered.countDocuments()) > 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(await clustered.find().toArray()).toEqual([{ _id: late }]);
}, 80_000);

describe('a cursor that follows a capped collection', () => {
  test('gives what comes later, waits for it, and ends when it falls behind', async () => {
    const name = items().collectionName;
    const capped = await database().createCollection(name, { capped: true, size: 4096, max: 2 });
    const empty = await capped.find({}, { tailable: true }).toArray();
    expect(empty).toEqual([]);
    await capped.insertOne({ _id: 1 as never });
    const cursor = capped.find({}, { tailable: true, awaitData: true, maxAwaitTimeMS: 10_000 });
    expect(await cursor.next()).toEqual({ _id: 1 });
    const later = cursor.next();
    await capped.insertOne({ _id: 2 as never });
    expect(await later).toEqual({ _id: 2 });
    await capped.insertMany([3, 4, 5].map((n) => ({ _id: n as never })));
    expect(await codeOf(cursor.next())).toBe(136);
    await cursor.close();
  });

  test('needs one', async () => {
    await items().insertOne({});
    expect(await codeOf(items().find({}, { tailable: true }).toArray())).toBe(2);
    const find = items().collectionName;
    expect(await codeOf(database().command({ find, awaitData: true }))).toBe(9);
  });
});

test('min and max cut an index from one key to before another', async () => {
  await items().insertMany([3, 1, 2, 4].map((n) => ({ _id: n as never, a: n % 2, n })));
  await addIndex(items(), { a: 1, n: -1 });
  const cut = async (range: { min?: Doc; max?: Doc }, hint: string | undefined = 'a_1_n_-1') => {
    const options = hint === '' ? range : { ...range, hint };
    return (await items().find({}, options).toArray()).map(({ _id }) => _id as unknown as number);
  };
  expect(await cut({ min: { a: 0, n: 2 } })).toEqual([2, 3, 1]);
  expect(await cut({ min: { a: 0, n: 2 }, max: { a: 1, n: 1 } })).toEqual([2, 3]);
  expect(await cut({ max: { _id: 3 } }, '_id_')).toEqual([1, 2]);
  expect(await codeOf(cut({ min: { a: 0, n: 2 } }, ''))).toBe(51173);
  expect(await codeOf(cut({ min: { n: 2 } }))).toBe(51176);
  expect(await codeOf(cut({ min: { a: 1, n: 2 }, max: { a: 0, n: 2 } }))).toBe(51175);
});
