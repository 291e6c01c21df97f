import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { mongo } from 'mongoose';

import { startEmbeddedMongo } from '..';
import { openStore } from '../storage/store';

import { addIndex, codeOf, type Doc, useServer } from './behaviour';

const { database, items } = useServer();

// another server has them
const describeHere = process.env['MONGODB_URI'] ? describe.skip : describe;

describeHere('what the embedded database does without is refused', () => {
  test.each<[string, Doc, number]>([
    ['a capped collection', { create: 'c', capped: true, size: 4096 }, 238],
    ['a view', { create: 'c', viewOn: 'd', pipeline: [] }, 238],
    ['a time series', { create: 'c', timeseries: { timeField: 'at' } }, 238],
    ['a clustered collection', { create: 'c', clusteredIndex: { key: { _id: 1 } } }, 238],
    ['a validator', { create: 'c', validator: { a: 1 } }, 238],
    ['a collection with a collation', { create: 'c', collation: { locale: 'en' } }, 238],
    ['a change of a collection', { collMod: 'c', validator: { a: 1 } }, 115],
    ['a cursor that follows', { find: 'c', tailable: true }, 238],
    ['a find from one key on', { find: 'c', min: { a: 1 }, hint: 'a_1' }, 238],
    ['a find up to a key', { find: 'c', max: { a: 1 }, hint: 'a_1' }, 238],
    ['a find of keys', { find: 'c', returnKey: true }, 238],
    ['a find of record numbers', { find: 'c', showRecordId: true }, 238],
    ['a schema', { find: 'c', filter: { $jsonSchema: {} } }, 238],
    ['another name', { renameCollection: 'x.c', to: 'x.d' }, 115],
    ['bits', { findAndModify: 'c', query: {}, update: { $bit: { a: { and: 1 } } } }, 238],
    ['an ordered failure', { configureFailPoint: 'failCommand', mode: 'off' }, 59],
  ])('%s', async (_name, command, code) => {
    expect(await codeOf(database().command(command))).toBe(code);
    expect(await database().listCollections({ name: 'c' }).toArray()).toEqual([]);
  });

  test.each<[string, Doc, Doc, number]>([
    ['text', { a: 'text' }, {}, 67],
    ['a place on the sphere', { a: '2dsphere' }, {}, 67],
    ['a place on a plane', { a: '2d' }, {}, 67],
    ['hashed', { a: 'hashed' }, {}, 67],
    ['every field', { '$**': 1 }, {}, 67],
    ['every field below one', { 'a.$**': 1 }, {}, 67],
    ['of a collation', { a: 1 }, { collation: { locale: 'en' } }, 238],
  ])('an index: %s', async (_name, key, options, code) => {
    const created = addIndex(items(), key, options);
    expect(await codeOf(created)).toBe(code);
  });

  test.each<[Doc]>([
    [{ $pow: [2, 3] }],
    [{ $zip: { inputs: [[1], [2]] } }],
    [{ $sortArray: { input: [2, 1], sortBy: 1 } }],
    [{ $firstN: { n: 1, input: [1, 2] } }],
    [{ $indexOfCP: ['ab', 'b'] }],
    [{ $substr: ['ab', 0, 1] }],
    [{ $regexFind: { input: 'ab', regex: 'b' } }],
    [{ $convert: { input: '1', to: 'int' } }],
    [{ $dateFromString: { dateString: '2026-11-22' } }],
    [{ $setEquals: [[1], [1]] }],
    [{ $stdDevPop: [1, 2] }],
    [{ $function: { body: 'x', args: [], lang: 'js' } }],
  ])('the expression %j', async (expression) => {
    await items().insertOne({ a: 1 });
    const computed = items().aggregate([{ $project: { a: expression } }]);
    expect(await codeOf(computed.toArray())).toBe(115);
    const grouped = items().aggregate([{ $group: { _id: expression } }]);
    expect(await codeOf(grouped.toArray())).toBe(115);
  });

  test.each<[string, Doc, number]>([
    ['a bucket', { $bucket: { groupBy: '$a', boundaries: [0, 1] } }, 238],
    ['counts in order', { $sortByCount: '$a' }, 238],
    ['the first few', { $group: { _id: 1, a: { $firstN: { input: '$a', n: 2 } } } }, 115],
    ['the topmost', { $group: { _id: 1, a: { $top: { output: '$a', sortBy: { a: 1 } } } } }, 115],
    ['a deviation', { $group: { _id: 1, a: { $stdDevSamp: '$a' } } }, 115],
    ['some at random', { $match: { $sampleRate: 0.5 } }, 238],
    ['a remainder', { $match: { a: { $mod: [2, 0] } } }, 238],
  ])('a stage: %s', async (_name, stage, code) => {
    expect(await codeOf(items().aggregate([stage]).toArray())).toBe(code);
  });

  test('an option that is off is none', async () => {
    const create = items().collectionName;
    await database().command({ create, capped: false });
    await database().command({ create });
    expect(await codeOf(items().find({}, { showRecordId: false }).toArray())).toBe(0);
  });
});

describeHere('a data folder that holds what only an earlier version kept', () => {
  test('is not opened, and says what it is', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'embedded-mongo-kinds-'));
    const first = await startEmbeddedMongo({ dataDir });
    const client = await new mongo.MongoClient(first.uri).connect();
    await client.db('old').collection('log').insertOne({ a: 1 });
    await client.close();
    await first.stop();
    await makeCapped(dataDir);
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(
      /The collection old\.log was made with what this version does not keep: capped/,
    );
    await rm(dataDir, { recursive: true, force: true });
  });
});

/** What an earlier version wrote for a capped collection. */
async function makeCapped(dataDir: string): Promise<void> {
  const store = openStore(dataDir);
  const [entry] = [...store.catalog.getRange({ start: Buffer.from('c\0'), end: Buffer.from('d') })];
  if (entry) {
    const collection = mongo.BSON.deserialize(entry.value, { promoteValues: false });
    const changed = { ...collection, options: { capped: true } };
    await store.commit(() => {
      void store.catalog.put(entry.key, Buffer.from(mongo.BSON.serialize(changed)));
    });
  }
  await store.close();
}
