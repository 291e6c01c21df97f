import { codeOf, type Doc, useServer } from './behaviour';

const { database, items } = useServer();

const sales: Doc[] = [
  { _id: 1, item: 'a', n: 2, at: new Date('2026-01-31T22:30:00Z'), tags: ['x', 'y'] },
  { _id: 2, item: 'b', n: 5, at: new Date('2026-02-15T10:00:00Z'), tags: ['y'] },
  { _id: 3, item: 'a', n: 8, at: new Date('2026-03-01T00:00:00Z'), tags: [] },
  { _id: 4, item: 'c', n: null, at: new Date('2026-03-02T00:00:00Z') },
];

const pipelines: { pipeline: Doc[]; gives: unknown[] }[] = [
  {
    pipeline: [
      { $group: { _id: '$item', n: { $sum: '$n' }, c: { $count: {} } } },
      { $sort: { _id: 1 } },
    ],
    gives: [
      { _id: 'a', n: 10, c: 2 },
      { _id: 'b', n: 5, c: 1 },
      { _id: 'c', n: 0, c: 1 },
    ],
  },
  {
    pipeline: [
      {
        $group: {
          _id: null,
          avg: { $avg: '$n' },
          min: { $min: '$n' },
          max: { $max: '$n' },
          all: { $push: '$item' },
          first: { $first: '$n' },
        },
      },
    ],
    gives: [{ _id: null, avg: 5, min: 2, max: 8, all: ['a', 'b', 'a', 'c'], first: 2 }],
  },
  {
    pipeline: [
      { $match: { n: { $gt: 2 } } },
      { $project: { _id: 0, d: { $multiply: ['$n', 2] } } },
      { $sort: { d: -1 } },
    ],
    gives: [{ d: 16 }, { d: 10 }],
  },
  {
    pipeline: [
      { $unwind: '$tags' },
      { $group: { _id: '$tags', count: { $sum: 1 } } },
      { $sort: { count: -1 } },
    ],
    gives: [
      { _id: 'y', count: 2 },
      { _id: 'x', count: 1 },
    ],
  },
  {
    pipeline: [
      { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
      { $project: { i: 1, tags: 1 } },
      { $sort: { _id: 1, i: 1 } },
    ],
    gives: [
      { _id: 1, tags: 'x', i: 0 },
      { _id: 1, tags: 'y', i: 1 },
      { _id: 2, tags: 'y', i: 0 },
      { _id: 3, i: null },
      { _id: 4, i: null },
    ],
  },
  {
    pipeline: [
      {
        $facet: {
          top: [{ $sort: { n: -1 } }, { $limit: 1 }, { $project: { n: 1 } }],
          c: [{ $count: 'all' }],
        },
      },
    ],
    gives: [{ top: [{ _id: 3, n: 8 }], c: [{ all: 4 }] }],
  },
  {
    pipeline: [
      {
        $group: {
          _id: null,
          middle: { $median: { input: '$n', method: 'approximate' } },
          most: { $percentile: { input: '$n', p: [0.1, 0.9], method: 'approximate' } },
          all: { $mergeObjects: { $cond: ['$tags', { last: '$item' }, null] } },
        },
      },
    ],
    gives: [{ _id: null, middle: 5, most: [2, 8], all: { last: 'a' } }],
  },
  {
    pipeline: [
      { $match: { _id: { $lte: 2 } } },
      {
        $project: {
          m: {
            $dateToString: { date: '$at', format: '%Y-%m-%d %H:%M', timezone: 'Asia/Shanghai' },
          },
        },
      },
    ],
    gives: [
      { _id: 1, m: '2026-02-01 06:30' },
      { _id: 2, m: '2026-02-15 18:00' },
    ],
  },
  {
    pipeline: [
      {
        $group: {
          _id: { $dateTrunc: { date: '$at', unit: 'month', timezone: '+08:00' } },
          c: { $sum: 1 },
        },
      },
      { $sort: { _id: 1 } },
    ],
    gives: [
      { _id: new Date('2026-01-31T16:00:00Z'), c: 2 },
      { _id: new Date('2026-02-28T16:00:00Z'), c: 2 },
    ],
  },
  {
    pipeline: [{ $limit: 1 }, { $replaceWith: { $arrayToObject: [[{ k: 'a', v: 1 }]] } }],
    gives: [{ a: 1 }],
  },
  {
    pipeline: [{ $sort: { _id: 1 } }, { $skip: 1 }, { $limit: 2 }, { $unset: ['at', 'tags', 'n'] }],
    gives: [
      { _id: 2, item: 'b' },
      { _id: 3, item: 'a' },
    ],
  },
  { pipeline: [{ $match: { _id: 9 } }, { $group: { _id: null, n: { $sum: 1 } } }], gives: [] },
  { pipeline: [{ $match: { _id: 9 } }, { $count: 'n' }], gives: [] },
];

test.each(pipelines)('$pipeline', async ({ pipeline, gives }) => {
  await items().insertMany(sales.map((doc) => ({ ...doc })));
  expect(await items().aggregate(pipeline).toArray()).toEqual(gives);
});

test('$lookup joins by field, by pipeline and by both', async () => {
  await items().insertMany([
    { _id: 1 as never, k: 1 },
    { _id: 2 as never, k: [1, 2] },
    { _id: 3 as never },
  ]);
  const other = `${items().collectionName}-other`;
  await database()
    .collection(other)
    .insertMany([{ _id: 1 as never, r: 1 }, { _id: 2 as never, r: 2 }, { _id: 3 as never }]);
  const joined = await items()
    .aggregate([
      { $lookup: { from: other, localField: 'k', foreignField: 'r', as: 'o' } },
      { $project: { o: '$o._id' } },
    ])
    .toArray();
  expect(joined).toEqual([
    { _id: 1, o: [1] },
    { _id: 2, o: [1, 2] },
    { _id: 3, o: [3] },
  ]);
  const piped = await items()
    .aggregate([
      { $match: { _id: 1 } },
      {
        $lookup: {
          from: other,
          let: { k: '$k' },
          pipeline: [{ $match: { $expr: { $gt: ['$r', '$$k'] } } }],
          as: 'o',
        },
      },
    ])
    .toArray();
  expect(piped).toEqual([{ _id: 1, k: 1, o: [{ _id: 2, r: 2 }] }]);
});

test('$merge and $out write', async () => {
  await items().insertMany([
    { _id: 1 as never, n: 1 },
    { _id: 2 as never, n: 2 },
  ]);
  const name = `${items().collectionName}-target`;
  const target = database().collection(name);
  await target.insertOne({ _id: 1 as never, old: true });
  await items()
    .aggregate([{ $merge: { into: name } }])
    .toArray();
  expect(await target.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, old: true, n: 1 },
    { _id: 2, n: 2 },
  ]);
  await items()
    .aggregate([{ $match: { n: 2 } }, { $out: name }])
    .toArray();
  expect(await target.find().toArray()).toEqual([{ _id: 2, n: 2 }]);
});

test('variables of the command reach every stage', async () => {
  await items().insertMany([{ n: 1 }, { n: 5 }]);
  const found = await items()
    .aggregate(
      [
        { $match: { $expr: { $gt: ['$n', '$$least'] } } },
        { $project: { _id: 0, n: 1, least: '$$least' } },
      ],
      { let: { least: 2 } },
    )
    .toArray();
  expect(found).toEqual([{ n: 5, least: 2 }]);
  expect(
    await database()
      .aggregate([{ $documents: [{ a: 1 }, { a: 2 }] }, { $match: { a: 2 } }])
      .toArray(),
  ).toEqual([{ a: 2 }]);
});

const refused: [string, Doc[], number][] = [
  ['an unknown stage', [{ $foo: 1 }], 40324],
  ['an unknown expression', [{ $project: { a: { $foo: 1 } } }], 31325],
  ['an unknown variable', [{ $project: { a: '$$nope' } }], 17276],
  ['a window', [{ $setWindowFields: { output: { n: { $count: {} } } } }], 238],
  ['a search in a graph', [{ $graphLookup: { from: 'x' } }], 238],
  ['a union', [{ $unionWith: 'x' }], 238],
  ['an angle', [{ $project: { a: { $sin: 1 } } }], 115],
  ['a change stream', [{ $changeStream: {} }], 40573],
  ['an unknown accumulator', [{ $group: { _id: 1, a: { $foo: 1 } } }], 15952],
  ['$group without _id', [{ $group: { a: { $sum: 1 } } }], 15955],
  ['$limit of zero', [{ $limit: 0 }], 15958],
  ['$out in the middle', [{ $out: 'x' }, { $match: {} }], 40601],
  ['division by zero', [{ $project: { a: { $divide: [1, 0] } } }], 2],
  ['text plus number', [{ $project: { a: { $add: ['x', 1] } } }], 14],
];

test.each(refused)('refuses %s', async (_name, pipeline, code) => {
  await items().insertOne({ a: 1 });
  expect(await codeOf(items().aggregate(pipeline).toArray())).toBe(code);
});
