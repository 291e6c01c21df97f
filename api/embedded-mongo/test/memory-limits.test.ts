import { mongo } from 'mongoose';

import { startTestMongo, type TestMongo } from './start-test-mongo';

let server: TestMongo;
let client: mongo.MongoClient;
let pages: mongo.Collection<{ _id: number; text: string }>;

// more than the 100 MB that a stage may hold
const size = 1300;
const text = 'x'.repeat(100_000);

beforeAll(async () => {
  server = await startTestMongo();
  client = await new mongo.MongoClient(server.uri).connect();
  pages = client.db().collection('pages');
  for (let start = 0; start < size; start += 100) {
    await pages.insertMany(
      Array.from({ length: 100 }, (_, offset) => ({ _id: start + offset, text })),
    );
  }
}, 60_000);

afterAll(async () => {
  await client.close();
  await server.stop();
});

// another server puts on disk what the embedded one refuses
const testHere = process.env['MONGODB_URI'] ? test.skip : test;

testHere.each<[string, mongo.Document]>([
  ['$group by long keys', { $group: { _id: { $concat: ['$text', { $toString: '$_id' }] } } }],
  ['$group with $push', { $group: { _id: null, all: { $push: '$text' } } }],
  ['$facet', { $facet: { all: [{ $count: 'n' }] } }],
  ['$lookup', { $lookup: { from: 'pages', pipeline: [], as: 'all' } }],
])('%s over 100 MB is refused with 292, and the server goes on', async (_, stage) => {
  await expect(pages.aggregate([stage, { $limit: 1 }]).toArray()).rejects.toMatchObject({
    code: 292,
  });
  expect(await client.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
});

test('a small result of as many documents is none of that', async () => {
  const [found] = await pages
    .aggregate([{ $group: { _id: { $strLenCP: '$text' }, count: { $sum: 1 } } }])
    .toArray();
  expect(found).toEqual({ _id: 100_000, count: size });
});
