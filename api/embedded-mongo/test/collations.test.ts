import type { mongo } from 'mongoose';

import { addIndex, codeOf, type Doc, useServer } from './behaviour';

const { database, items } = useServer();

const noCase: mongo.CollationOptions = { locale: 'en_US', strength: 2 };
const names = ['beta', 'Alpha', 'alpha', 'Zeta', 'élan', 'Beta'];

async function fill(): Promise<void> {
  await items().insertMany(names.map((x, _id) => ({ _id: _id as never, x })));
}

const idsOf = (docs: Doc[]) => docs.map(({ _id }) => _id as unknown as number);
const xOf = (docs: Doc[]) => docs.map((doc): unknown => doc['x']);

describe('filters under a collation', () => {
  const table: [string, Doc, mongo.CollationOptions, number[]][] = [
    ['case does not count at strength 2', { x: 'ALPHA' }, noCase, [1, 2]],
    ['accents do', { x: 'elan' }, noCase, []],
    ['accents do not at strength 1', { x: 'ELAN' }, { locale: 'fr', strength: 1 }, [4]],
    ['case counts at strength 3', { x: 'alpha' }, { locale: 'en' }, [2]],
    ['a range goes by the language', { x: { $lt: 'b' } }, { locale: 'en' }, [1, 2]],
    ['a range without it goes by bytes', { x: { $lt: 'b' } }, { locale: 'simple' }, [1, 2, 3, 5]],
    ['$in', { x: { $in: ['BETA', 'zeta'] } }, noCase, [0, 3, 5]],
    ['$nin', { x: { $nin: ['BETA', 'zeta'] } }, noCase, [1, 2, 4]],
    ['$not', { x: { $not: { $eq: 'beta' } } }, noCase, [1, 2, 3, 4]],
    ['a pattern takes no notice', { x: /^alpha/ }, noCase, [2]],
  ];
  test.each(table)('%s', async (_name, filter, collation, expected) => {
    await fill();
    const found = await items().find(filter, { collation }).sort({ _id: 1 }).toArray();
    expect(idsOf(found)).toEqual(expected);
    await addIndex(items(), { x: 1 });
    const again = await items().find(filter, { collation }).sort({ _id: 1 }).toArray();
    expect(idsOf(again)).toEqual(expected);
  });

  test('arrays and documents are compared inside', async () => {
    await items().insertMany([
      { _id: 1 as never, t: ['Red', 'Blue'], d: { k: 'X' } },
      { _id: 2 as never, t: ['green'], d: { k: 'y' } },
    ]);
    const find = async (filter: Doc) =>
      idsOf(await items().find(filter, { collation: noCase }).toArray());
    expect(await find({ t: 'RED' })).toEqual([1]);
    expect(await find({ t: ['red', 'BLUE'] })).toEqual([1]);
    expect(await find({ d: { k: 'Y' } })).toEqual([2]);
    expect(await find({ t: { $elemMatch: { $eq: 'GREEN' } } })).toEqual([2]);
  });

  test('writes, counts and distinct follow it', async () => {
    await fill();
    const many = await items().updateMany({ x: 'BETA' }, { $set: { y: 1 } }, { collation: noCase });
    expect(many.modifiedCount).toBe(2);
    expect(await items().countDocuments({ x: 'ALPHA' }, { collation: noCase })).toBe(2);
    expect(await items().distinct('x', {}, { collation: noCase })).toEqual([
      'Alpha',
      'beta',
      'élan',
      'Zeta',
    ]);
    const taken = await items().findOneAndDelete(
      { x: 'ALPHA' },
      { collation: noCase, sort: { x: 1, _id: -1 } },
    );
    expect(taken).toMatchObject({ _id: 2 });
    expect((await items().deleteMany({ x: 'ZETA' }, { collation: noCase })).deletedCount).toBe(1);
    await items().updateOne(
      { x: 'NEW' },
      { $setOnInsert: { y: 2 } },
      { collation: noCase, upsert: true },
    );
    expect(await items().findOne({ y: 2 })).toMatchObject({ x: 'NEW' });
  });

  test.each<[string, () => Promise<unknown>]>([
    [
      'array filters',
      () =>
        items().updateOne(
          {},
          { $set: { 'u.$[e].n': 2 } },
          { collation: noCase, arrayFilters: [{ 'e.k': 'a' }] },
        ),
    ],
    ['$addToSet', () => items().updateOne({}, { $addToSet: { t: 'a' } }, { collation: noCase })],
    ['a pipeline', () => items().updateOne({}, [{ $set: { a: 1 } }], { collation: noCase })],
    ['$expr', () => items().countDocuments({ $expr: { $eq: ['$x', 'A'] } }, { collation: noCase })],
    [
      '$group',
      () =>
        items()
          .aggregate([{ $group: { _id: '$x' } }], { collation: noCase })
          .toArray(),
    ],
    [
      'a computed field',
      () =>
        items()
          .find({}, { collation: noCase, projection: { a: { $eq: ['$x', 'A'] } } })
          .toArray(),
    ],
  ])('%s under a collation is refused', async (_name, call) => {
    expect(await codeOf(call())).toBe(238);
  });
});

describe('orders under a collation', () => {
  test.each<[string, mongo.CollationOptions, string[]]>([
    ['English', { locale: 'en' }, ['alpha', 'Alpha', 'beta', 'Beta', 'élan', 'Zeta']],
    [
      'capitals first',
      { locale: 'en', caseFirst: 'upper' },
      ['Alpha', 'alpha', 'Beta', 'beta', 'élan', 'Zeta'],
    ],
    ['bytes', { locale: 'simple' }, ['Alpha', 'Beta', 'Zeta', 'alpha', 'beta', 'élan']],
  ])('%s', async (_name, collation, expected) => {
    await fill();
    await addIndex(items(), { x: 1 });
    expect(xOf(await items().find({}, { collation }).sort({ x: 1 }).toArray())).toEqual(expected);
    expect(xOf(await items().find({}, { collation }).sort({ x: -1 }).limit(2).toArray())).toEqual(
      expected.toReversed().slice(0, 2),
    );
    expect(
      xOf(
        await items()
          .aggregate([{ $sort: { x: 1 } }], { collation })
          .toArray(),
      ),
    ).toEqual(expected);
  });

  test('digits as numbers, and values of other types keep their places', async () => {
    await items().insertMany(
      ['a10', 'a9', 7, null, ['z', 'a1'], []].map((x, _id) => ({ _id: _id as never, x })),
    );
    const sorted = await items()
      .find({}, { collation: { locale: 'en', numericOrdering: true } })
      .sort({ x: 1 })
      .toArray();
    expect(idsOf(sorted)).toEqual([5, 3, 2, 4, 1, 0]);
  });
});

describe('a collation', () => {
  test.each<[string, Doc, number]>([
    ['an unknown option', { locale: 'en', foo: 1 }, 40415],
    ['no locale', { strength: 1 }, 40414],
    ['an unknown locale', { locale: 'nowhere' }, 2],
    ['a strength out of range', { locale: 'en', strength: 9 }, 51024],
    ['simple with more', { locale: 'simple', strength: 1 }, 2],
    ['what the platform cannot', { locale: 'en', backwards: true }, 238],
  ])('refuses %s', async (_name, collation, code) => {
    const command = { find: items().collectionName, collation };
    expect(await codeOf(database().command(command))).toBe(code);
  });
});
