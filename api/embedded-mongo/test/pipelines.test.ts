import { mongo } from 'mongoose';

import { codeOf, type Doc, useServer } from './behaviour';

const { database, items } = useServer();
const { Double, Long } = mongo;

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
    pipeline: [{ $unwind: '$tags' }, { $sortByCount: '$tags' }],
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
    pipeline: [{ $bucket: { groupBy: '$n', boundaries: [0, 5, 10], default: 'none' } }],
    gives: [
      { _id: 0, count: 1 },
      { _id: 5, count: 2 },
      { _id: 'none', count: 1 },
    ],
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

const expressions: [unknown, unknown][] = [
  [{ $add: [1, 2.5] }, 3.5],
  [{ $add: [{ $literal: Long.MAX_VALUE }, 1] }, 9223372036854776000],
  [{ $subtract: [new Date(5000), new Date(2000)] }, 3000],
  [{ $add: [new Date(0), 1000] }, new Date(1000)],
  [{ $divide: [7, 2] }, 3.5],
  [{ $mod: [-7, 3] }, -1],
  [{ $round: [2.5] }, 2],
  [{ $round: [1234.567, -2] }, 1200],
  [{ $trunc: [1.789, 2] }, 1.78],
  [{ $pow: [2, 10] }, 1024],
  [{ $cond: [{ $gt: [1, 2] }, 'y', 'n'] }, 'n'],
  [{ $switch: { branches: [{ case: { $eq: [1, 1] }, then: 'one' }], default: 'x' } }, 'one'],
  [{ $ifNull: ['$missing', null, 'last'] }, 'last'],
  [{ $concat: ['a', 'b'] }, 'ab'],
  [{ $concat: ['a', null] }, null],
  [{ $toUpper: 'äb' }, 'äB'],
  [{ $substrCP: ['北京市', 1, 2] }, '京市'],
  [{ $strLenBytes: '北京' }, 6],
  [{ $strLenCP: '北京' }, 2],
  [{ $split: ['a,b', ','] }, ['a', 'b']],
  [{ $trim: { input: '  a ' } }, 'a'],
  [
    { $regexFind: { input: 'xabz', regex: '(a)(b)' } },
    { match: 'ab', idx: 1, captures: ['a', 'b'] },
  ],
  [{ $replaceAll: { input: 'a-b-c', find: '-', replacement: '+' } }, 'a+b+c'],
  [{ $map: { input: [1, 2], as: 'v', in: { $multiply: ['$$v', 2] } } }, [2, 4]],
  [{ $filter: { input: [1, 2, 3], cond: { $gt: ['$$this', 1] }, limit: 1 } }, [2]],
  [{ $reduce: { input: [1, 2, 3], initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
  [{ $arrayElemAt: [[1, 2, 3], -1] }, 3],
  [{ $slice: [[1, 2, 3], -2] }, [2, 3]],
  [{ $range: [0, 5, 2] }, [0, 2, 4]],
  [
    {
      $zip: {
        inputs: [
          [1, 2],
          ['a', 'b'],
        ],
      },
    },
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  [
    {
      $setUnion: [
        [1, 2],
        [2, 3],
      ],
    },
    [1, 2, 3],
  ],
  [
    {
      $setIntersection: [
        [3, 2, 1],
        [2, 3],
      ],
    },
    [2, 3],
  ],
  [{ $sortArray: { input: [{ n: 2 }, { n: 1 }], sortBy: { n: 1 } } }, [{ n: 1 }, { n: 2 }]],
  [{ $mergeObjects: [{ a: 1 }, null, { b: 2 }] }, { a: 1, b: 2 }],
  [{ $objectToArray: { a: 1 } }, [{ k: 'a', v: 1 }]],
  [{ $let: { vars: { x: 2 }, in: { $add: ['$$x', 1] } } }, 3],
  [{ $cmp: ['$missing', null] }, -1],
  [{ $eq: [new Double(1), 1] }, true],
  [{ $in: [2, [1, 2]] }, true],
  [{ $type: '$missing' }, 'missing'],
  [{ $toInt: '12' }, 12],
  [{ $convert: { input: 'x', to: 'int', onError: -1 } }, -1],
  [{ $toString: new Date(0) }, '1970-01-01T00:00:00.000Z'],
  [
    { $dateToParts: { date: new Date('2026-11-21T16:30:00Z'), timezone: 'Asia/Shanghai' } },
    { year: 2026, month: 11, day: 22, hour: 0, minute: 30, second: 0, millisecond: 0 },
  ],
  [
    { $dateFromString: { dateString: '2026-11-22', timezone: 'Asia/Shanghai' } },
    new Date('2026-11-21T16:00:00Z'),
  ],
  [{ $dateFromParts: { year: 2026, month: 14 } }, new Date('2027-02-01T00:00:00Z')],
  [
    { $dateAdd: { startDate: new Date('2026-01-31T00:00:00Z'), unit: 'month', amount: 1 } },
    new Date('2026-02-28T00:00:00Z'),
  ],
  [
    {
      $dateDiff: {
        startDate: new Date('2026-01-31T23:00:00Z'),
        endDate: new Date('2026-02-01T01:00:00Z'),
        unit: 'day',
      },
    },
    1,
  ],
  [{ $isoWeek: new Date('2027-01-01T00:00:00Z') }, 53],
  [{ $dayOfWeek: new Date('2026-11-22T00:00:00Z') }, 1],
  [{ $sum: [1, 2, 'x'] }, 3],
  [{ $avg: [[2, 4]] }, 3],
  [{ $getField: 'a.b' }, undefined],
];

test.each(expressions)('%j is %j', async (expression, value) => {
  await items().insertOne({ _id: 1 as never });
  const [result] = await items()
    .aggregate([{ $project: { _id: 0, v: expression } }])
    .toArray();
  expect(result).toEqual(value === undefined ? {} : { v: value });
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
