import { mongo } from 'mongoose';

import { codeOf, type Doc, useServer } from './behaviour';

const { Decimal128, Double, Int32, Long, ObjectId, Binary, MinKey, MaxKey, Timestamp } = mongo;
const { items } = useServer();

const oid = new ObjectId('64b000000000000000000001');

type Case = { filter: Doc; finds: unknown[] };

function cases(docs: Doc[], table: Case[]) {
  test.each(table)('$filter', async ({ filter, finds }) => {
    await items().insertMany(docs);
    const found = await items().find(filter).sort({ _id: 1 }).toArray();
    expect(found.map(({ _id: id }) => id)).toEqual(finds);
  });
}

describe('numbers of different types are one line', () => {
  cases(
    [
      { _id: 1, v: new Int32(5) },
      { _id: 2, v: new Double(5) },
      { _id: 3, v: Long.fromNumber(5) },
      { _id: 4, v: Decimal128.fromString('5.0') },
      { _id: 5, v: 5.5 },
      { _id: 6, v: Long.fromString('9007199254740993') },
      { _id: 7, v: new Double(9007199254740992) },
      { _id: 8, v: NaN },
      { _id: 9, v: '5' },
    ],
    [
      { filter: { v: 5 }, finds: [1, 2, 3, 4] },
      { filter: { v: { $gt: 5 } }, finds: [5, 6, 7] },
      { filter: { v: { $gt: new Double(9007199254740992) } }, finds: [6] },
      { filter: { v: { $lt: 6 } }, finds: [1, 2, 3, 4, 5] },
      { filter: { v: NaN }, finds: [8] },
      { filter: { v: { $gte: NaN } }, finds: [8] },
      { filter: { v: { $type: 'double' } }, finds: [2, 5, 7, 8] },
      { filter: { v: { $type: ['int', 'long'] } }, finds: [1, 3, 6] },
      { filter: { v: { $type: 'number' } }, finds: [1, 2, 3, 4, 5, 6, 7, 8] },
      { filter: { v: { $not: { $type: 'string' } } }, finds: [1, 2, 3, 4, 5, 6, 7, 8] },
    ],
  );
});

describe('null and missing', () => {
  cases(
    [
      { _id: 1, a: null },
      { _id: 2 },
      { _id: 3, a: 0 },
      { _id: 4, a: [] },
      { _id: 5, a: [null] },
      { _id: 6, a: [{ b: 1 }, {}] },
      { _id: 7, a: { b: null } },
    ],
    [
      { filter: { a: null }, finds: [1, 2, 5] },
      { filter: { a: { $exists: true } }, finds: [1, 3, 4, 5, 6, 7] },
      { filter: { a: { $exists: false } }, finds: [2] },
      { filter: { a: { $ne: null } }, finds: [3, 4, 6, 7] },
      { filter: { a: { $in: [null, 0] } }, finds: [1, 2, 3, 5] },
      { filter: { 'a.b': null }, finds: [1, 2, 3, 6, 7] },
      { filter: { 'a.b': { $exists: false } }, finds: [1, 2, 3, 4, 5] },
      { filter: { a: { $gte: null } }, finds: [1, 2, 5] },
      { filter: { a: { $type: 'null' } }, finds: [1, 5] },
      { filter: { a: { $size: 0 } }, finds: [4] },
    ],
  );
});

describe('arrays', () => {
  cases(
    [
      { _id: 1, t: [1, 2, 3] },
      { _id: 2, t: [[1, 2], 3] },
      { _id: 3, t: 2 },
      {
        _id: 4,
        l: [
          { q: 1, p: 5 },
          { q: 7, p: 9 },
        ],
      },
      { _id: 5, l: [{ q: 1, p: 9 }] },
      { _id: 6, l: { q: 1, p: 9 } },
    ],
    [
      { filter: { t: 2 }, finds: [1, 3] },
      { filter: { t: [1, 2] }, finds: [2] },
      { filter: { t: [1, 2, 3] }, finds: [1] },
      { filter: { 't.0': 1 }, finds: [1, 2] },
      { filter: { t: { $all: [1, 3] } }, finds: [1] },
      { filter: { t: { $all: [] } }, finds: [] },
      { filter: { t: { $gt: 2, $lt: 2 } }, finds: [1] },
      { filter: { t: { $elemMatch: { $gt: 2, $lt: 4 } } }, finds: [1, 2] },
      { filter: { l: { $elemMatch: { q: 1, p: 9 } } }, finds: [5] },
      { filter: { 'l.q': 1, 'l.p': 9 }, finds: [4, 5, 6] },
      { filter: { 'l.1.q': 7 }, finds: [4] },
      { filter: { 'l.q': { $nin: [1] } }, finds: [1, 2, 3] },
      { filter: { l: { q: 1, p: 9 } }, finds: [5, 6] },
      { filter: { l: { p: 9, q: 1 } }, finds: [] },
      { filter: { t: { $size: 2 } }, finds: [2] },
      { filter: { $nor: [{ t: 2 }, { 'l.q': 1 }] }, finds: [2] },
      {
        filter: { l: { $all: [{ $elemMatch: { q: 1, p: 5 } }, { $elemMatch: { q: 7 } }] } },
        finds: [4],
      },
    ],
  );
});

describe('texts and expressions', () => {
  cases(
    [
      { _id: 1, s: 'Abc', n: 2, m: 3 },
      { _id: 2, s: 'abd\nxyz', n: 5, m: 1 },
      { _id: 3, s: /abc/, n: 1 },
      { _id: 4, s: ['zz', 'abq'] },
    ],
    [
      { filter: { s: /^ab/ }, finds: [2, 4] },
      { filter: { s: { $regex: '^AB', $options: 'i' } }, finds: [1, 2, 4] },
      { filter: { s: /^xyz/m }, finds: [2] },
      { filter: { s: { $regex: 'd.x', $options: 's' } }, finds: [2] },
      { filter: { s: { $in: [/^zz/, 'Abc'] } }, finds: [1, 4] },
      { filter: { s: { $not: /^ab/ } }, finds: [1, 3] },
      { filter: { s: /abc/ }, finds: [3] },
      { filter: { $expr: { $gt: ['$n', '$m'] } }, finds: [2, 3] },
      { filter: { $expr: { $eq: [{ $type: '$m' }, 'missing'] } }, finds: [3, 4] },
      { filter: { $or: [{ n: 1 }, { m: 1 }], $comment: 'why' }, finds: [2, 3] },
    ],
  );
});

describe('every type keeps its identity and its place', () => {
  const ordered = [
    new MinKey(),
    null,
    -1,
    Long.fromNumber(2),
    2.5,
    Decimal128.fromString('3.10'),
    'a',
    { a: 1 },
    { a: 2 },
    { b: 0 },
    [9],
    new Binary(Buffer.from('x')),
    new Binary(Buffer.from('yy'), 5),
    oid,
    false,
    true,
    new Date(7),
    new Timestamp({ t: 1, i: 2 }),
    /r/,
    new MaxKey(),
  ];
  test('stored, sorted and read back', async () => {
    await items().insertMany(
      [...ordered].reverse().map((value, index) => ({ _id: index as never, k: [value] })),
    );
    const options = { promoteValues: false, bsonRegExp: true };
    const found = await items().find({}, options).sort({ k: 1 }).toArray();
    const types = found.map((doc) =>
      mongo.BSON.EJSON.stringify((doc['k'] as unknown[])[0], { relaxed: false }),
    );
    expect(types).toEqual(
      ordered.map((value) => mongo.BSON.EJSON.stringify(value, { relaxed: false })),
    );
  });
  test('an update leaves the types of other fields alone', async () => {
    const raw = {
      _id: 1 as never,
      d: new Double(3),
      l: Long.fromNumber(4),
      '10': 1,
      '2': 2,
      m: Decimal128.fromString('1.10'),
    };
    await items().insertOne(raw);
    await items().updateOne({ _id: 1 as never }, { $set: { x: 1 }, $inc: { l: 1 } });
    const bytes = await items().findOne({}, { raw: true });
    const again = mongo.BSON.deserialize(bytes as unknown as Buffer, { promoteValues: false });
    expect(again['d']).toEqual(new Double(3));
    expect(again['l']).toEqual(Long.fromNumber(5));
    expect(again['m']).toEqual(Decimal128.fromString('1.10'));
  });
});

describe('what MongoDB refuses', () => {
  const table: [string, Doc, number][] = [
    ['an unknown operator', { a: { $foo: 1 } }, 2],
    ['an unknown operator at the top', { $foo: 1 }, 2],
    ['$in without a list', { a: { $in: 1 } }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['$options alone', { a: { $options: 'i' } }, 2],
    ['$text without index', { $text: { $search: 'x' } }, 27],
    ['a type nobody knows', { a: { $type: 'nope' } }, 2],
    ['$expr with an unknown operator', { $expr: { $foo: 1 } }, 168],
    ['$near without index', { a: { $near: [0, 0] } }, 291],
    [
      'a place',
      {
        a: {
          $geoWithin: {
            $box: [
              [0, 0],
              [1, 1],
            ],
          },
        },
      },
      238,
    ],
    ['a bit mask', { a: { $bitsAllSet: 5 } }, 238],
  ];
  test.each(table)('%s', async (_name, filter, code) => {
    await items().insertOne({ a: 1 });
    expect(await codeOf(items().find(filter).toArray())).toBe(code);
  });
});
