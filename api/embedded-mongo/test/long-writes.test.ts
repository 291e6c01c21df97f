import { mongo } from 'mongoose';

import { startTestMongo, type TestMongo } from './start-test-mongo';

type Entry = { _id: number; group: number; n: number; twice: number };

const size = 50_000;
let server: TestMongo;
let client: mongo.MongoClient;
let others: mongo.MongoClient;
let entries: mongo.Collection<Entry>;
let small: mongo.Collection<{ _id: number; n: number }>;

beforeAll(async () => {
  server = await startTestMongo();
  client = await new mongo.MongoClient(server.uri).connect();
  others = await new mongo.MongoClient(server.uri).connect();
  small = others.db().collection('small');
  await small.insertOne({ _id: 1, n: 0 });
}, 60_000);

beforeEach(async () => {
  entries = client.db().collection<Entry>('entries');
  for (let start = 0; start < size; start += 10_000) {
    await entries.insertMany(
      Array.from({ length: 10_000 }, (_, offset) => {
        const n = start + offset;
        return { _id: n, group: n % 10, n, twice: 2 * n };
      }),
    );
  }
}, 60_000);

afterEach(async () => {
  expect(await client.db().command({ validate: 'entries' })).toMatchObject({
    valid: true,
    errors: [],
  });
  await entries.drop();
});

afterAll(async () => {
  await client.close();
  await others.close();
  await server.stop();
});

/** How often others are answered until the long command has its reply. */
async function answeredMeanwhile(
  long: Promise<unknown>,
  short: (turn: number) => Promise<unknown>,
) {
  const state = { isOver: false };
  const over = long.finally(() => {
    state.isOver = true;
  });
  over.catch(() => undefined);
  let count = 0;
  while (!state.isOver) {
    await short(count++);
  }
  return count;
}

const readAndWrite = async () => {
  await small.findOne({ _id: 1 });
  await small.updateOne({ _id: 1 }, { $inc: { n: 1 } });
};

test('an update of 50,000 documents lets others read and write', async () => {
  const before = (await small.findOne({ _id: 1 }))?.n ?? 0;
  const long = entries.updateMany({}, { $inc: { n: 1, twice: 2 } });
  const count = await answeredMeanwhile(long, readAndWrite);
  expect(count).toBeGreaterThan(2);
  expect(await long).toMatchObject({ matchedCount: size, modifiedCount: size });
  expect(await small.findOne({ _id: 1 })).toMatchObject({ n: before + count });
  const wrong = { $expr: { $ne: ['$twice', { $multiply: ['$n', 2] }] } };
  expect(await entries.countDocuments(wrong)).toBe(0);
  expect(await entries.countDocuments({ n: { $gte: 1, $lte: size } })).toBe(size);
}, 60_000);

test('each document is seen whole while they are changed', async () => {
  const long = entries.updateMany({}, { $inc: { n: 1, twice: 2 } });
  await answeredMeanwhile(long, async (turn) => {
    const found = await others
      .db()
      .collection<Entry>('entries')
      .findOne({ _id: turn * 97 });
    expect(found?.twice).toBe((found?.n ?? 0) * 2);
  });
  await long;
}, 60_000);

test('what no longer matches when its turn comes is left alone', async () => {
  const long = entries.updateMany({ group: { $lt: 10 } }, { $set: { n: -1 } });
  const last = others.db().collection<Entry>('entries');
  await small.findOne({ _id: 1 });
  const spared = await last.updateOne({ _id: size - 1, n: { $ne: -1 } }, { $set: { group: 11 } });
  await long;
  const found = await entries.findOne({ _id: size - 1 });
  expect(found?.n).toBe(spared.modifiedCount === 1 ? size - 1 : -1);
  expect(await entries.countDocuments({ n: -1 })).toBe(size - spared.modifiedCount);
}, 60_000);

test('a long update that meets a taken key says so, and what it changed before stays', async () => {
  await entries.createIndexes([{ key: { twice: 1 }, unique: true }]);
  await expect(
    entries.bulkWrite([
      { updateMany: { filter: { n: { $lt: 40_000 } }, update: { $inc: { twice: 20_000 } } } },
      { insertOne: { document: { _id: -1, group: 0, n: 0, twice: -1 } } },
    ]),
  ).rejects.toMatchObject({ code: 11000 });
  expect(await entries.findOne({ _id: -1 })).toBeNull();
}, 60_000);

test('a deletion of 50,000 documents lets others read and write', async () => {
  const long = entries.deleteMany({ n: { $gte: 10 } });
  expect(await answeredMeanwhile(long, readAndWrite)).toBeGreaterThan(2);
  expect(await long).toMatchObject({ deletedCount: size - 10 });
  expect(await entries.countDocuments()).toBe(10);
}, 60_000);

test('a long write is over with its maxTimeMS', async () => {
  const update = 'entries';
  const updates = [{ q: {}, u: { $inc: { n: 1 } }, multi: true }];
  expect(await client.db().command({ update, updates, maxTimeMS: 50 })).toMatchObject({
    writeErrors: [{ index: 0, code: 50 }],
  });
  expect(await entries.findOne({ _id: size - 1 })).toMatchObject({ n: size - 1 });
}, 60_000);

test('a collection that is dropped meanwhile ends it', async () => {
  const long = entries.updateMany({}, { $inc: { n: 1 } });
  await small.findOne({ _id: 1 });
  await others.db().collection('entries').drop();
  expect((await long).modifiedCount).toBeLessThanOrEqual(size);
  await entries.insertOne({ _id: 1, group: 0, n: 5, twice: 10 });
  expect(await entries.find().toArray()).toEqual([{ _id: 1, group: 0, n: 5, twice: 10 }]);
}, 60_000);

describe('an index that is built over 50,000 documents', () => {
  test('lets others write to the same collection, and lists all in the end', async () => {
    const same = others.db().collection<Entry>('entries');
    const long = entries.createIndexes([{ key: { group: 1, n: -1 } }, { key: { n: 1 } }]);
    const count = await answeredMeanwhile(long, async (turn) => {
      await same.insertOne({ _id: size + turn, group: turn % 10, n: 1_000_000 + turn, twice: 0 });
      await same.updateOne({ _id: turn }, { $set: { n: 2_000_000 + turn } });
      await same.updateOne({ _id: size - 1 - turn }, { $set: { n: 3_000_000 + turn } });
      await same.deleteOne({ _id: 20_000 + turn });
    });
    expect(count).toBeGreaterThan(2);
    await long;
    expect((await entries.indexes()).map(({ name }) => name)).toEqual([
      '_id_',
      'group_1_n_-1',
      'n_1',
    ]);
    expect(await entries.countDocuments({ n: { $gte: 1_000_000 } })).toBe(3 * count);
  }, 60_000);

  test('is not there before it is whole, and not at all when it cannot be', async () => {
    await entries.updateOne({ _id: size - 1 }, { $set: { n: 0 } });
    const long = entries.createIndexes([{ key: { n: 1 }, unique: true }]);
    await answeredMeanwhile(long, async () => {
      expect(await others.db().collection('entries').indexes()).toHaveLength(1);
      expect(
        await others
          .db()
          .collection('entries')
          .find({ n: { $lt: 3 } })
          .toArray(),
      ).toHaveLength(4);
    });
    await expect(long).rejects.toMatchObject({ code: 11000 });
    await entries.updateOne({ _id: size - 1 }, { $set: { n: size - 1 } });
    await entries.createIndexes([{ key: { n: 1 }, unique: true }]);
    await expect(entries.insertOne({ _id: -1, group: 0, n: 7, twice: 0 })).rejects.toMatchObject({
      code: 11000,
    });
  }, 60_000);

  test('asked for twice at the same time is one', async () => {
    const key = { group: 1 } as const;
    await Promise.all([
      entries.createIndexes([{ key }]),
      others.db().collection('entries').createIndexes([{ key }]),
    ]);
    expect(await entries.indexes()).toHaveLength(2);
  }, 60_000);
});
