import { addIndex, codeOf, type Doc, useServer } from './behaviour';

const { database, items } = useServer();

const first = 1 as never;
const second = 2 as never;

async function thrownBy(call: Promise<unknown>): Promise<Doc> {
  return (await call.then(
    () => ({}),
    (error: unknown) => error,
  )) as Doc;
}

test('$merge that must not match says which key is taken', async () => {
  await items().insertMany([{ _id: first }, { _id: second }]);
  const error = await thrownBy(
    database()
      .aggregate([
        { $documents: [{ _id: 2, x: 1 }] },
        { $merge: { into: items().collectionName, whenMatched: 'fail' } },
      ])
      .toArray(),
  );
  expect(error).toMatchObject({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 2 } });
});

describe('an index on its way to be unique', () => {
  const change = (index: Doc) =>
    database().command({
      collMod: items().collectionName,
      index: { keyPattern: { x: 1 }, ...index },
    });

  beforeEach(async () => {
    await items().insertMany([
      { _id: first, x: 1 },
      { _id: second, x: 1 },
    ]);
    await addIndex(items(), { x: 1 });
  });

  test('needs to be prepared', async () => {
    expect(await codeOf(change({ unique: true }))).toBe(72);
  });

  test('takes no new duplicate, keeps the old ones and names them', async () => {
    await change({ prepareUnique: true });
    expect(await codeOf(items().insertOne({ x: 1 }))).toBe(11000);
    expect(await items().updateMany({}, { $set: { y: 1 } })).toMatchObject({ modifiedCount: 2 });
    expect(await thrownBy(change({ unique: true }))).toMatchObject({
      code: 359,
      violations: [{ ids: [1, 2] }],
    });
    expect((await items().indexes())[1]).not.toHaveProperty('unique');
  });

  test('becomes unique when no two documents share a key', async () => {
    await change({ prepareUnique: true });
    await items().deleteOne({ _id: second });
    expect(await change({ unique: true })).toMatchObject({ unique_new: true });
    expect((await items().indexes())[1]).toMatchObject({ unique: true });
  });
});

describe('find shows', () => {
  beforeEach(async () => {
    await items().insertMany([
      { _id: first, x: 5, y: [1] },
      { _id: second, y: [2] },
    ]);
    await addIndex(items(), { x: 1 });
    await addIndex(items(), { y: 1 });
  });

  const table: [string, Doc, Doc, Doc[]][] = [
    ['the key of _id', {}, { sort: { _id: 1 }, returnKey: true }, [{ _id: 1 }, { _id: 2 }]],
    ['the key of the index it read', { x: { $gt: 1 } }, { returnKey: true }, [{ x: 5 }]],
    ['null for what is missing', { x: null }, { returnKey: true }, [{ x: null }]],
    ['nothing of a scan', { z: null }, { returnKey: true, limit: 1 }, [{}]],
    [
      'the number of a record beside the projection',
      { _id: 2 },
      { showRecordId: true, projection: { x: 1 } },
      [{ _id: 2, $recordId: 2 }],
    ],
    [
      'the key rather than the number',
      { _id: 1 },
      { showRecordId: true, returnKey: true },
      [{ _id: 1 }],
    ],
  ];
  test.each(table)('%s', async (_name, filter, options, expected) => {
    expect(await items().find(filter, options).toArray()).toEqual(expected);
  });

  test('no key of an index on arrays', async () => {
    expect(await codeOf(items().find({ y: 1 }, { returnKey: true }).toArray())).toBe(238);
  });
});

test('images before and after a change are kept as an option', async () => {
  const name = `${items().collectionName}images`;
  await database().createCollection(name, { changeStreamPreAndPostImages: { enabled: true } });
  await database().command({ collMod: name, changeStreamPreAndPostImages: { enabled: false } });
  const [info] = await database().listCollections({ name }).toArray();
  expect(info).toMatchObject({ options: { changeStreamPreAndPostImages: { enabled: false } } });
});

test('a view changes what it shows', async () => {
  const viewOn = items().collectionName;
  const name = `${viewOn}view`;
  await items().insertOne({ _id: first });
  await database().createCollection(name, { viewOn, pipeline: [] });
  const change = (more: Doc) => database().command({ collMod: name, ...more });
  await change({ viewOn, pipeline: [{ $set: { a: 1 } }] });
  expect(await database().collection(name).find().toArray()).toEqual([{ _id: 1, a: 1 }]);
  expect(await codeOf(change({ viewOn: name, pipeline: [] }))).toBe(5);
  expect(await codeOf(change({ viewOn }))).toBe(72);
  expect(await codeOf(change({ validator: {} }))).toBe(72);
  expect(await codeOf(database().command({ collMod: viewOn, pipeline: [] }))).toBe(72);
});

describe('a time series', () => {
  const at = (second: number) => new Date(Date.now() + second * 1000);
  const series = () => database().collection(`${items().collectionName}series`);

  beforeEach(async () => {
    await database().createCollection(series().collectionName, {
      expireAfterSeconds: 3600,
      timeseries: { timeField: 'time', metaField: 'meta', granularity: 'minutes' },
    });
  });

  test('keeps several documents of one id', async () => {
    await series().insertMany([
      { _id: first, time: at(1), meta: 'a' },
      { _id: first, time: at(2), meta: 'b' },
    ]);
    const found = await series().find({ _id: first }).sort({ time: -1 }).toArray();
    expect(found).toMatchObject([{ meta: 'b' }, { meta: 'a' }]);
    expect(await series().updateMany({ meta: 'a' }, { $set: { meta: 'c' } })).toMatchObject({
      modifiedCount: 1,
    });
    expect(await series().deleteMany({ meta: 'c' })).toMatchObject({ deletedCount: 1 });
  });

  test('is shown with its options and index', async () => {
    const [info] = await database().listCollections({ name: series().collectionName }).toArray();
    expect(info).toMatchObject({
      type: 'timeseries',
      options: {
        expireAfterSeconds: 3600,
        timeseries: {
          timeField: 'time',
          metaField: 'meta',
          granularity: 'minutes',
          bucketMaxSpanSeconds: 86_400,
        },
      },
    });
    expect(await series().indexes()).toMatchObject([{ key: { meta: 1, time: 1 } }]);
  });

  const refused: [string, () => Promise<unknown>, number][] = [
    ['a document without time', () => series().insertOne({ time: 1 }), 2],
    ['a change of one document', () => series().updateOne({}, { $set: { meta: 1 } }), 72],
    ['a change of a measurement', () => series().updateMany({}, { $set: { x: 1 } }), 72],
    ['a choice by a measurement', () => series().updateMany({ x: 1 }, { $set: { meta: 1 } }), 72],
    [
      'an upsert',
      () => series().updateMany({ meta: 1 }, { $set: { meta: 2 } }, { upsert: true }),
      72,
    ],
    ['findOneAndUpdate', () => series().findOneAndUpdate({}, { $set: { meta: 1 } }), 72],
    ['a unique index', () => addIndex(series(), { meta: 1 }, { unique: true }), 72],
    [
      'a field called like the time',
      () => database().createCollection('s', { timeseries: { timeField: 't', metaField: 't' } }),
      72,
    ],
    [
      'an unknown granularity',
      () => database().command({ create: 's', timeseries: { timeField: 't', granularity: 'x' } }),
      2,
    ],
  ];
  test.each(refused)('refuses %s', async (_name, call, code) => {
    expect(await codeOf(call())).toBe(code);
  });
});
