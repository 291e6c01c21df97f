import { mongo } from 'mongoose';

import { useServer } from './behaviour';

const { items } = useServer();
const { Double, Long } = mongo;

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
  [{ $regexMatch: { input: 'xabz', regex: '^XA', options: 'i' } }, true],
  [{ $replaceAll: { input: 'a-b-c', find: '-', replacement: '+' } }, 'a+b+c'],
  [{ $map: { input: [1, 2], as: 'v', in: { $multiply: ['$$v', 2] } } }, [2, 4]],
  [{ $filter: { input: [1, 2, 3], cond: { $gt: ['$$this', 1] }, limit: 1 } }, [2]],
  [{ $reduce: { input: [1, 2, 3], initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
  [{ $arrayElemAt: [[1, 2, 3], -1] }, 3],
  [{ $slice: [[1, 2, 3], -2] }, [2, 3]],
  [{ $range: [0, 5, 2] }, [0, 2, 4]],
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
  [{ $mergeObjects: [{ a: 1 }, null, { b: 2 }] }, { a: 1, b: 2 }],
  [{ $objectToArray: { a: 1 } }, [{ k: 'a', v: 1 }]],
  [{ $let: { vars: { x: 2 }, in: { $add: ['$$x', 1] } } }, 3],
  [{ $cmp: ['$missing', null] }, -1],
  [{ $eq: [new Double(1), 1] }, true],
  [{ $in: [2, [1, 2]] }, true],
  [{ $type: '$missing' }, 'missing'],
  [{ $toInt: '12' }, 12],
  [{ $setField: { field: 'a.b', input: { x: 1 }, value: 2 } }, { 'a.b': 2, x: 1 }],
  [{ $toDate: '2026-11-22T08:00:00+08:00' }, new Date('2026-11-22T00:00:00Z')],
  [{ $toDate: Long.fromNumber(7) }, new Date(7)],
  [{ $toString: new Date(0) }, '1970-01-01T00:00:00.000Z'],
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
