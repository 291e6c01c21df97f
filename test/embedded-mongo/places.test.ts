import { addIndex, codeOf, type Doc, useServer } from './behaviour';

const { items } = useServer();

const point = (longitude: number, latitude: number) => ({
  type: 'Point',
  coordinates: [longitude, latitude],
});
const polygon = (...ring: number[][]) => ({ type: 'Polygon', coordinates: [ring] });

const onPlane: Doc[] = [
  { _id: 1 as never, at: [10, 10] },
  { _id: 2 as never, at: { x: 15, y: 9 } },
  { _id: 3 as never, at: [50, 50] },
  { _id: 4 as never },
  {
    _id: 5 as never,
    at: [
      [1, 1],
      [80, 80],
    ],
  },
];

// three places in Shanghai, a region and a road
const onEarth: Doc[] = [
  { _id: 1 as never, at: point(121.4737, 31.2304) },
  { _id: 2 as never, at: point(121.4998, 31.2397) },
  { _id: 3 as never, at: [121.3275, 31.194] },
  { _id: 4 as never, at: polygon([0, 0], [6, 1], [3, 6], [0, 0]) },
  {
    _id: 5 as never,
    at: {
      type: 'LineString',
      coordinates: [
        [-5, -5],
        [10, 10],
      ],
    },
  },
];

async function idsOf(filter: Doc): Promise<unknown[]> {
  return (await items().find(filter).toArray()).map(({ _id }) => _id as unknown);
}

describe('places on a plane', () => {
  const table: [string, Doc, number[]][] = [
    [
      'in a box',
      {
        $box: [
          [8, 8],
          [12, 12],
        ],
      },
      [1],
    ],
    ['in a circle', { $center: [[10, 10], 5.1] }, [1, 2]],
    ['in a circle on the sphere', { $centerSphere: [[11, 20], 0.25] }, [1, 2]],
    [
      'in a polygon',
      {
        $polygon: [
          [0, 0],
          [0, 20],
          [20, 0],
        ],
      },
      [1, 5],
    ],
  ];
  test.each(table)('%s', async (_name, shape, expected) => {
    await items().insertMany(onPlane);
    expect(await idsOf({ at: { $geoWithin: shape } })).toEqual(expected);
  });

  test('the nearest come first, with an index only', async () => {
    await items().insertMany(onPlane);
    expect(await codeOf(idsOf({ at: { $near: [30, 40] } }))).toBe(291);
    await addIndex(items(), { at: '2d' });
    expect(await idsOf({ at: { $near: [30, 40] } })).toEqual([3, 2, 1, 5]);
    expect(await idsOf({ at: { $near: [30, 40], $maxDistance: 25 } })).toEqual([3]);
    expect(
      await items()
        .find({ at: { $near: [30, 40] } })
        .skip(1)
        .limit(1)
        .toArray(),
    ).toMatchObject([{ _id: 2 }]);
    expect(await codeOf(items().insertOne({ at: [1000, 2] }))).toBe(13654);
  });
});

describe('places on the earth', () => {
  beforeEach(async () => {
    await items().insertMany(onEarth);
    await addIndex(items(), { at: '2dsphere' });
  });

  const table: [string, Doc, number[]][] = [
    ['a point in a region', { $geoIntersects: { $geometry: point(3, 2) } }, [4]],
    ['a point beside it', { $geoIntersects: { $geometry: point(6, 5) } }, []],
    [
      'regions and roads that meet a square',
      { $geoIntersects: { $geometry: polygon([-1, -1], [-1, 1], [1, 1], [1, -1], [-1, -1]) } },
      [4, 5],
    ],
    [
      'what lies within',
      { $geoWithin: { $geometry: polygon([-9, -9], [20, -9], [20, 20], [-9, 20], [-9, -9]) } },
      [4, 5],
    ],
    [
      'a road that leaves is not within',
      { $geoWithin: { $geometry: polygon([-9, -9], [9, -9], [9, 9], [-9, 9], [-9, -9]) } },
      [4],
    ],
    ['near in metres', { $near: { $geometry: point(121.49, 31.24), $maxDistance: 5000 } }, [2, 1]],
    [
      'not nearer than',
      { $near: { $geometry: point(121.49, 31.24), $minDistance: 1000, $maxDistance: 20000 } },
      [1, 3],
    ],
    ['in radians', { $nearSphere: [121.49, 31.24], $maxDistance: 0.0004 }, [2, 1]],
  ];
  test.each(table)('%s', async (_name, operators, expected) => {
    const found = await idsOf({ at: operators });
    const isOrdered = '$near' in operators || '$nearSphere' in operators;
    expect(isOrdered ? found : found.toSorted()).toEqual(expected);
  });

  test('$geoNear tells the distance', async () => {
    const [nearest, ...rest] = await items()
      .aggregate<{ _id: number; far: { metres: number }; where: Doc }>([
        {
          $geoNear: {
            near: point(121.4737, 31.24),
            distanceField: 'far.metres',
            includeLocs: 'where',
            query: { _id: { $lt: 4 } },
          },
        },
        { $limit: 2 },
      ])
      .toArray();
    // 0.0096 degrees of latitude on a sphere of 6,378,100 m
    expect(nearest?.far.metres).toBeCloseTo((0.0096 * Math.PI * 6_378_100) / 180, 3);
    expect(nearest).toMatchObject({ _id: 1, where: point(121.4737, 31.2304) });
    expect(rest).toMatchObject([{ _id: 2 }]);
  });

  test('refuses what is no place, and orders that cannot be', async () => {
    expect(await codeOf(items().insertOne({ at: 'here' }))).toBe(16755);
    expect(await codeOf(items().insertOne({ at: point(500, 0) }))).toBe(16755);
    expect(await codeOf(idsOf({ at: { $geoWithin: { $geometry: point(0, 0) } } }))).toBe(2);
    const near = { at: { $near: { $geometry: point(0, 0) } } };
    expect(
      await codeOf(
        items()
          .aggregate([{ $match: near }])
          .toArray(),
      ),
    ).toBe(5626500);
    const late = [{ $match: {} }, { $geoNear: { near: point(0, 0), distanceField: 'd' } }];
    expect(await codeOf(items().aggregate(late).toArray())).toBe(40602);
  });
});

test('hashed and wildcard indexes are kept and shown', async () => {
  await addIndex(items(), { h: 'hashed' });
  await addIndex(items(), { 'a.$**': 1 });
  expect((await items().indexes()).map(({ key }): unknown => key)).toEqual([
    { _id: 1 },
    { h: 'hashed' },
    { 'a.$**': 1 },
  ]);
  expect(await codeOf(items().insertOne({ h: [1] }))).toBe(16766);
  expect(await codeOf(addIndex(items(), { u: 'hashed' }, { unique: true }))).toBe(16764);
  await items().insertOne({ h: 5, a: { b: 1 } });
  expect(await items().findOne({ h: 5 }, { hint: 'h_hashed' })).toMatchObject({ h: 5 });
});
