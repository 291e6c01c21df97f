import { mongo } from 'mongoose';

import { startTestMongo, type TestMongo } from './start-test-mongo';

type Entry = { _id: number; group: number; text: string };

const size = 200_000;
let server: TestMongo;
let client: mongo.MongoClient;
let entries: mongo.Collection<Entry>;

beforeAll(async () => {
  server = await startTestMongo();
  client = await new mongo.MongoClient(server.uri).connect();
  entries = client.db().collection<Entry>('entries');
  for (let start = 0; start < size; start += 10_000) {
    const stretch = Array.from({ length: 10_000 }, (_, offset) => start + offset);
    await entries.insertMany(
      stretch.map((id) => ({ _id: id, group: id % 1000, text: `entry ${id}` })),
    );
  }
}, 120_000);

afterAll(async () => {
  await client.close();
  await server.stop();
});

const longRead = [
  { $match: { text: { $regex: 'entry' } } },
  { $group: { _id: '$group', count: { $sum: 1 }, texts: { $max: '$text' } } },
  { $sort: { _id: 1 } },
];

/** What is answered one after the other until the long command has its reply. */
async function answeredMeanwhile(long: Promise<unknown>, short: () => Promise<unknown>) {
  const state = { isOver: false };
  const over = long.then(() => {
    state.isOver = true;
  });
  let count = 0;
  while (!state.isOver) {
    await short();
    count++;
  }
  await over;
  return count;
}

describe('while an aggregation reads 200,000 documents', () => {
  test('short commands are answered', async () => {
    const long = entries.aggregate(longRead).toArray();
    let id = 0;
    const count = await answeredMeanwhile(long, () => entries.findOne({ _id: id++ }));
    expect(count).toBeGreaterThan(20);
    expect(await long).toHaveLength(1000);
    expect((await long)[0]).toMatchObject({ _id: 0, count: 200 });
  });

  test('writes are answered, and are read by what begins after them', async () => {
    const long = entries.aggregate(longRead).toArray();
    await answeredMeanwhile(long, () => entries.updateOne({ _id: 7 }, { $inc: { group: 1000 } }));
    await entries.updateOne({ _id: 7 }, { $set: { group: 5000 } });
    const [found] = await entries
      .aggregate([{ $match: { text: { $regex: '.' }, group: 5000 } }])
      .toArray();
    expect(found).toMatchObject({ _id: 7 });
    await entries.updateOne({ _id: 7 }, { $set: { group: 7 } });
  });
});

test('counts, sorts and distinct values of a long scan are right', async () => {
  expect(await entries.countDocuments({ text: { $regex: '9$' } })).toBe(size / 10);
  const last = await entries.find().sort({ text: -1 }).limit(1).toArray();
  expect(last[0]?.text).toBe('entry 99999');
  expect(await entries.distinct('group', { text: { $regex: 'entry' } })).toHaveLength(1000);
});

test('a cursor gives every document once while documents are moved ahead of it', async () => {
  await entries.createIndexes([{ key: { group: 1 } }]);
  const seen = new Map<number, number>();
  const cursor = entries.find({ group: { $gte: 0 } }, { sort: { group: 1 }, batchSize: 500 });
  for await (const { _id } of cursor) {
    seen.set(_id, (seen.get(_id) ?? 0) + 1);
    // among the first of their order: these would come again at the end
    if (seen.size % 1000 === 0 && seen.size <= 10_000) {
      await entries.updateOne({ _id }, { $set: { group: 2000 } });
    }
  }
  expect(seen.size).toBe(size);
  expect([...seen.values()].every((times) => times === 1)).toBe(true);
  await entries.dropIndex('group_1');
}, 60_000);

test('maxTimeMS ends a long read', async () => {
  await expect(
    entries.find({ text: { $regex: 'never there' } }, { maxTimeMS: 20 }).toArray(),
  ).rejects.toMatchObject({ code: 50 });
});

test('a killed cursor is gone', async () => {
  const cursor = entries.find({}, { batchSize: 10 });
  await cursor.next();
  const { id } = cursor;
  await cursor.close();
  const database = client.db();
  await expect(
    database.command({ getMore: id ?? mongo.Long.ONE, collection: 'entries' }),
  ).rejects.toMatchObject({ code: 43 });
});

test('what a client asked that went away does not hold up the others', async () => {
  const gone = await new mongo.MongoClient(server.uri).connect();
  const asked = Array.from({ length: 6 }, () =>
    gone
      .db()
      .collection('entries')
      .aggregate([{ $match: { text: { $regex: '(e|n|t|r|y| |\\d)+$' } } }, ...longRead])
      .toArray(),
  );
  asked.forEach((one) => {
    one.catch(() => undefined);
  });
  await client.db().command({ ping: 1 });
  await gone.close(true);
  expect(await entries.countDocuments({ text: { $regex: '5$' } })).toBe(size / 10);
});
