import { mongo as driver } from 'mongoose';

import { startTestMongo, type TestMongo } from './start-test-mongo';

let server: TestMongo;
let client: driver.MongoClient;
let tickets: driver.Collection<driver.Document & { _id: number }>;

beforeAll(async () => {
  server = await startTestMongo();
  client = await driver.MongoClient.connect(server.uri);
  tickets = client.db().collection('tickets');
  await tickets.createIndexes([
    { key: { status: 1, at: -1 }, name: 'status' },
    { key: { 'place.city': 1 }, name: 'city' },
    { key: { 'tags.name': 1 }, name: 'tags' },
    { key: { at: 1 }, name: 'open', partialFilterExpression: { closedAt: { $exists: false } } },
    { key: { number: 1 }, name: 'number', unique: true, sparse: true },
    {
      ...{ key: { number: 1, at: 1 }, name: 'either' },
      partialFilterExpression: { $or: [{ status: 'new' }, { 'place.city': '杭州' }] },
    },
  ]);
});

afterAll(async () => {
  await client.close();
  await server.stop();
});

beforeEach(async () => {
  await tickets.deleteMany({});
  await tickets.insertMany([
    { _id: 1, status: 'new', at: 1, place: { city: '杭州' }, tags: [{ name: 'a' }], number: 'A1' },
    { _id: 2, status: 'done', at: 2, place: { city: '宁波' }, tags: [], closedAt: 2 },
  ]);
});

const through = async (hint: string, filter: object) =>
  (await tickets.find(filter, { hint, sort: { _id: 1 } }).toArray()).map(({ _id }) => _id);

it.each([
  ['status', { status: 'held' }, { status: 'held' }],
  ['status', { at: 9 }, { status: 'new', at: 9 }],
  ['city', { 'place.city': '温州' }, { 'place.city': '温州' }],
  ['city', { place: 7 }, { 'place.city': null }],
  ['tags', { 'tags.0.name': 'b' }, { 'tags.name': 'b' }],
  ['number', { number: 'A9' }, { number: 'A9' }],
])('finds a document through %s after %o', async (hint, change, filter) => {
  await tickets.updateOne({ _id: 1 }, { $set: change });
  expect(await through(hint, filter)).toEqual([1]);
});

it('moves a document in and out of an index whose filter alone reads what changed', async () => {
  const open = { closedAt: { $exists: false }, at: { $gt: 0 } };
  await tickets.updateOne({ _id: 1 }, { $set: { closedAt: 5 } });
  await tickets.updateOne({ _id: 2 }, { $unset: { closedAt: 1 } });
  expect(await through('open', open)).toEqual([2]);
  const either = { $or: [{ status: 'new' }, { 'place.city': '杭州' }] };
  await tickets.updateOne({ _id: 1 }, { $set: { status: 'held', 'place.city': '温州' } });
  await tickets.updateOne({ _id: 2 }, { $set: { 'place.city': '杭州' } });
  expect(await through('either', either)).toEqual([2]);
});

it('keeps a unique index unique, and frees what a document gives up', async () => {
  await expect(tickets.updateOne({ _id: 2 }, { $set: { number: 'A1' } })).rejects.toMatchObject({
    code: 11000,
  });
  await tickets.updateOne({ _id: 1 }, { $unset: { number: 1 } });
  await tickets.updateOne({ _id: 2 }, { $set: { number: 'A1' } });
  expect(await through('number', { number: 'A1' })).toEqual([2]);
});

it('leaves nothing behind in any index when a changed document is deleted', async () => {
  await tickets.updateOne({ _id: 1 }, { $set: { status: 'held', at: 9 }, $unset: { tags: 1 } });
  await tickets.deleteOne({ _id: 1 });
  for (const name of ['status', 'city', 'tags', 'number']) {
    expect(await through(name, name === 'number' ? { number: { $gt: '' } } : {})).not.toContain(1);
  }
  await tickets.insertOne({ _id: 3, number: 'A1' });
  expect(await through('number', { number: 'A1' })).toEqual([3]);
});
