import { codeOf, type Doc, useServer } from './behaviour';

const { items } = useServer();

const hour = 3_600_000;
const readings: Doc[] = [
  { _id: 1 as never, at: new Date(0), n: 0, x: 2, y: 10 },
  { _id: 2 as never, at: new Date(hour), n: 1, x: 4, y: 20 },
  { _id: 3 as never, at: new Date(3 * hour), n: 3, x: 10, y: 24 },
];

async function windowed(output: Doc, sortBy: Doc): Promise<unknown[]> {
  const docs = await items()
    .aggregate<{ out: unknown }>([
      { $setWindowFields: { sortBy, output: { out: output } } },
      { $sort: { _id: 1 } },
    ])
    .toArray();
  return docs.map(({ out }) => out);
}

const table: [string, Doc, Doc, (number | null)[]][] = [
  [
    'the slope between the ends of the window',
    { $derivative: { input: '$x' }, window: { documents: [-1, 0] } },
    { n: 1 },
    [null, 2, 3],
  ],
  [
    'the slope per minute',
    {
      $derivative: { input: '$y', unit: 'minute' },
      window: { documents: ['unbounded', 'current'] },
    },
    { at: 1 },
    [null, 10 / 60, 14 / 180],
  ],
  [
    'the area under a line',
    { $integral: { input: '$x' }, window: { documents: ['unbounded', 'current'] } },
    { n: 1 },
    [0, 3, 17],
  ],
  ['the area in hours', { $integral: { input: '$x', unit: 'hour' } }, { at: 1 }, [17, 17, 17]],
  [
    'covariance of a population',
    { $covariancePop: ['$x', '$y'], window: { documents: ['unbounded', 'current'] } },
    { n: 1 },
    [0, 5, 52 / 3],
  ],
  [
    'covariance of a sample',
    { $covarianceSamp: ['$x', '$y'], window: { documents: ['unbounded', 'current'] } },
    { n: 1 },
    [null, 10, 26],
  ],
];

test.each(table)('%s', async (_name, output, sortBy, expected) => {
  await items().insertMany(readings);
  const found = await windowed(output, sortBy);
  expect(found).toEqual(
    expected.map((value) => (value === null ? null : (expect.closeTo(value, 9) as unknown))),
  );
});

test('a date needs a unit, a number must have none, a slope needs a window', async () => {
  await items().insertMany(readings);
  const window = { documents: [-1, 0] };
  expect(await codeOf(windowed({ $derivative: { input: '$x' }, window }, { at: 1 }))).toBe(5624901);
  const perHour = { $derivative: { input: '$x', unit: 'hour' }, window };
  expect(await codeOf(windowed(perHour, { n: 1 }))).toBe(5624900);
  const perYear = { $derivative: { input: '$x', unit: 'year' }, window };
  expect(await codeOf(windowed(perYear, { at: 1 }))).toBe(5490704);
  expect(await codeOf(windowed({ $derivative: { input: '$x' } }, { n: 1 }))).toBe(9);
});

test.each<[number[], number, [number, number, number][]]>([
  [
    [1, 2, 3, 4, 5, 6, 7],
    3,
    [
      [1, 3, 2],
      [3, 5, 2],
      [5, 7, 3],
    ],
  ],
  [
    [1, 2, 3, 4, 5],
    4,
    [
      [1, 2, 1],
      [2, 3, 1],
      [3, 4, 1],
      [4, 5, 2],
    ],
  ],
  [
    [1, 1, 1, 2, 3],
    3,
    [
      [1, 2, 3],
      [2, 3, 2],
    ],
  ],
])('$bucketAuto parts %j into %d', async (values, buckets, expected) => {
  await items().insertMany(values.map((v) => ({ v })));
  const found = await items()
    .aggregate<{ _id: { min: number; max: number }; count: number }>([
      { $bucketAuto: { groupBy: '$v', buckets } },
    ])
    .toArray();
  expect(found.map(({ _id, count }) => [_id.min, _id.max, count])).toEqual(expected);
});
