import { mongo } from 'mongoose';

import { addIndex, codeOf, type Doc, useServer } from './behaviour';

const { Double, Long } = mongo;
const { items } = useServer();

type Case = {
  before: Doc;
  update: Doc | Doc[];
  after: Doc;
  filter?: Doc;
  options?: mongo.UpdateOptions;
};

const table: Case[] = [
  { before: { a: 1 }, update: { $set: { 'b.c': 2 } }, after: { a: 1, b: { c: 2 } } },
  { before: { a: [1, 2] }, update: { $set: { 'a.3': 9 } }, after: { a: [1, 2, null, 9] } },
  {
    before: {},
    update: { $set: { z: 1, a: 2, '10': 3, '9': 4 } },
    after: { '9': 4, '10': 3, a: 2, z: 1 },
  },
  { before: { a: 1, b: 2 }, update: { $unset: { b: '' } }, after: { a: 1 } },
  { before: { a: [1, 2, 3] }, update: { $unset: { 'a.1': 1 } }, after: { a: [1, null, 3] } },
  { before: { a: 1 }, update: { $inc: { a: 2.5, n: 4 } }, after: { a: 3.5, n: 4 } },
  { before: { a: 3 }, update: { $mul: { a: 4, n: 4 } }, after: { a: 12, n: 0 } },
  { before: { a: 3 }, update: { $min: { a: 2 }, $max: { b: 7 } }, after: { a: 2, b: 7 } },
  { before: { a: 1 }, update: { $rename: { a: 'b.c' } }, after: { b: { c: 1 } } },
  {
    before: { a: [1] },
    update: { $push: { a: { $each: [5, 4], $sort: 1, $slice: -2 } } },
    after: { a: [4, 5] },
  },
  {
    before: { a: [1, 2] },
    update: { $push: { a: { $each: [9], $position: 0 } } },
    after: { a: [9, 1, 2] },
  },
  {
    before: { a: [{ n: 2 }] },
    update: { $push: { a: { $each: [{ n: 1 }, { n: 3 }], $sort: { n: -1 } } } },
    after: { a: [{ n: 3 }, { n: 2 }, { n: 1 }] },
  },
  { before: { a: [1] }, update: { $addToSet: { a: { $each: [1, 2, 2] } } }, after: { a: [1, 2] } },
  { before: { a: [1, 2, 3] }, update: { $pop: { a: -1 } }, after: { a: [2, 3] } },
  { before: { a: [1, 5, 8] }, update: { $pull: { a: { $gte: 5 } } }, after: { a: [1] } },
  {
    before: { a: [{ x: 1, y: 2 }, { x: 3 }] },
    update: { $pull: { a: { x: 1 } } },
    after: { a: [{ x: 3 }] },
  },
  { before: { a: [1, 2, 1] }, update: { $pullAll: { a: [1] } }, after: { a: [2] } },
  {
    before: { a: [1, 2, 3] },
    filter: { a: 2 },
    update: { $set: { 'a.$': 9 } },
    after: { a: [1, 9, 3] },
  },
  {
    before: {
      a: [
        { k: 1, v: 0 },
        { k: 2, v: 0 },
      ],
    },
    filter: { a: { $elemMatch: { k: 2 } } },
    update: { $set: { 'a.$.v': 7 } },
    after: {
      a: [
        { k: 1, v: 0 },
        { k: 2, v: 7 },
      ],
    },
  },
  {
    before: {
      a: [
        { k: 1, v: 0 },
        { k: 2, v: 0 },
      ],
    },
    filter: { 'a.k': 2 },
    update: { $inc: { 'a.$.v': 1 } },
    after: {
      a: [
        { k: 1, v: 0 },
        { k: 2, v: 1 },
      ],
    },
  },
  { before: { a: [1, 2] }, update: { $inc: { 'a.$[]': 10 } }, after: { a: [11, 12] } },
  {
    before: { a: [{ g: 1 }, { g: 5 }] },
    update: { $set: { 'a.$[e].ok': true } },
    options: { arrayFilters: [{ 'e.g': { $gt: 3 } }] },
    after: { a: [{ g: 1 }, { g: 5, ok: true }] },
  },
  {
    before: { a: 2, b: 3 },
    update: [{ $set: { c: { $add: ['$a', '$b'] } } }, { $unset: 'a' }],
    after: { b: 3, c: 5 },
  },
  {
    before: { a: 1 },
    update: [{ $replaceWith: { $mergeObjects: ['$$ROOT', { z: 1 }] } }],
    after: { a: 1, z: 1 },
  },
];

test.each(table)(
  '$before, $update',
  async ({ before, update, after, filter = {}, options = {} }) => {
    await items().insertOne({ _id: 1 as never, ...before });
    const result = await items().updateOne(filter, update, options);
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    const { _id: id, ...rest } = (await items().findOne({})) ?? {};
    expect(id).toBe(1);
    expect(JSON.stringify(rest)).toBe(JSON.stringify(after));
  },
);

const refused: [string, Doc, Doc | Doc[], number][] = [
  ['two changes of one path', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  ['a path and its child', { a: 1 }, { $set: { a: 1, 'a.b': 1 } }, 40],
  ['another _id', { a: 1 }, { $set: { _id: 2 } }, 66],
  ['$inc of text', { a: 'x' }, { $inc: { a: 1 } }, 14],
  ['$inc by text', { a: 1 }, { $inc: { a: 'x' } }, 14],
  ['$push on a number', { a: 1 }, { $push: { a: 1 } }, 2],
  ['a field inside a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
  ['an unknown modifier', { a: 1 }, { $foo: { a: 1 } }, 9],
  ['$ without a match', { a: [1] }, { $set: { 'a.$': 1 } }, 2],
  ['an array filter nobody uses', { a: [1] }, { $set: { b: 1 } }, 9],
  [
    'a stage that joins',
    { a: 1 },
    [{ $lookup: { from: 'x', localField: 'a', foreignField: 'b', as: 'c' } }],
    72,
  ],
  ['an overflow', { a: Long.MAX_VALUE }, { $inc: { a: 1 } }, 2],
  ['$pop by 2', { a: [1] }, { $pop: { a: 2 } }, 9],
];

test.each(refused)('refuses %s', async (name, before, update, code) => {
  await items().insertOne({ _id: 1 as never, ...before });
  const options = name.includes('array filter') ? { arrayFilters: [{ x: 1 }] } : {};
  expect(await codeOf(items().updateOne({ _id: 1 as never }, update, options))).toBe(code);
  expect(await items().findOne({})).toEqual(await items().findOne({}));
});

test('an upsert takes the equalities of its filter', async () => {
  const result = await items().updateOne(
    { a: 1, b: { $gt: 5 }, 'c.d': { $eq: 2 }, $and: [{ e: 3 }] },
    { $set: { f: 1 }, $setOnInsert: { g: 2 } },
    { upsert: true },
  );
  expect(result.upsertedCount).toBe(1);
  expect(await items().findOne({}, { projection: { _id: 0 } })).toEqual({
    a: 1,
    c: { d: 2 },
    e: 3,
    f: 1,
    g: 2,
  });
});

test('types in arithmetic are MongoDB’s', async () => {
  await items().insertOne({
    _id: 1 as never,
    i: 2147483647,
    d: new Double(1),
    l: Long.fromNumber(1),
  });
  await items().updateOne({}, { $inc: { i: 1, d: 1, l: 1 } });
  const doc = await items().findOne({}, { promoteValues: false });
  expect(doc).toMatchObject({
    i: Long.fromString('2147483648'),
    d: new Double(2),
    l: Long.fromNumber(2),
  });
});

test('bulkWrite reports each kind, and where it stopped', async () => {
  await addIndex(items(), { k: 1 }, { unique: true });
  const result = await items().bulkWrite([
    { insertOne: { document: { _id: 1 as never, k: 1 } } },
    { updateOne: { filter: { k: 2 }, update: { $set: { v: 1 } }, upsert: true } },
    { replaceOne: { filter: { k: 1 }, replacement: { k: 3 } } },
    { updateMany: { filter: {}, update: { $set: { w: 1 } } } },
    { deleteOne: { filter: { k: 3 } } },
  ]);
  expect(result).toMatchObject({
    insertedCount: 1,
    upsertedCount: 1,
    matchedCount: 3,
    modifiedCount: 3,
    deletedCount: 1,
  });
  const failing = items().insertMany([{ k: 10 }, { k: 2 }, { k: 11 }], { ordered: false });
  await expect(failing).rejects.toMatchObject({ code: 11000, result: { insertedCount: 2 } });
  await expect(items().insertMany([{ k: 20 }, { k: 20 }, { k: 21 }])).rejects.toMatchObject({
    result: { insertedCount: 1 },
  });
});

test('findOneAnd… give the document before or after', async () => {
  await items().insertMany([
    { _id: 1 as never, n: 1 },
    { _id: 2 as never, n: 2 },
  ]);
  expect(
    await items().findOneAndUpdate(
      {},
      { $inc: { n: 10 } },
      { sort: { n: -1 }, returnDocument: 'after' },
    ),
  ).toEqual({ _id: 2, n: 12 });
  expect(await items().findOneAndReplace({ n: 1 }, { m: 5 })).toEqual({ _id: 1, n: 1 });
  expect(await items().findOneAndDelete({ m: 5 }, { projection: { _id: 0 } })).toEqual({ m: 5 });
  expect(
    await items().findOneAndUpdate(
      { n: 99 },
      { $set: { a: 1 } },
      { upsert: true, returnDocument: 'after', projection: { _id: 0 } },
    ),
  ).toEqual({ n: 99, a: 1 });
  expect(await items().findOneAndUpdate({ n: 1000 }, { $set: { a: 1 } })).toBeNull();
});
