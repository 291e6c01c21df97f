import { stemEnglish } from '../../api/embedded-mongo/text/stem-english';

import { addIndex, codeOf, useServer } from './behaviour';

const { database, items } = useServer();

const score = { $meta: 'textScore' } as const;

type Search = { $search: string; $caseSensitive?: boolean; $diacriticSensitive?: boolean };

test.each([
  ['generously', 'generous'],
  ['dying', 'die'],
  ['running', 'run'],
  ['hopped', 'hop'],
  ['relational', 'relat'],
  ['consistency', 'consist'],
  ['happiness', 'happi'],
  ["dog's", 'dog'],
  ['news', 'news'],
  ['coffee', 'coffe'],
])('the stem of %s is %s', (word, stem) => {
  expect(stemEnglish(word)).toBe(stem);
});

describe('$text', () => {
  const subjects = [
    'coffee',
    'Coffee Shopping',
    'Baking a cake',
    'baking',
    'Café Con Leche',
    'Сырники',
    'coffee and cream',
    'Cafe con Leche',
  ];
  beforeEach(async () => {
    await items().insertMany(
      subjects.map((subject, index) => ({ _id: (index + 1) as never, subject })),
    );
    await addIndex(items(), { subject: 'text' }, { name: 'subject_text' });
  });

  const table: [string, Search, [number, number][]][] = [
    [
      'one word, scored by its share of the text',
      { $search: 'coffee' },
      [
        [1, 1],
        [2, 0.75],
        [7, 0.75],
      ],
    ],
    [
      'any of several words by their stems',
      { $search: 'bakes cakes' },
      [
        [3, 1.5],
        [4, 1],
      ],
    ],
    ['a phrase', { $search: '"coffee shop"' }, [[2, 1.5]]],
    [
      'without an unwanted word',
      { $search: 'coffee -shop' },
      [
        [1, 1],
        [7, 0.75],
      ],
    ],
    ['without an unwanted phrase', { $search: 'coffee -"and cream" -shop' }, [[1, 1]]],
    ['a hyphen inside a word parts it', { $search: 'con-leche cake-x -con' }, [[3, 0.75]]],
    ['nothing for unwanted words alone', { $search: '-coffee' }, []],
    ['nothing for words passed over', { $search: 'a the' }, []],
    [
      'letters without their marks',
      { $search: 'CAFÉS' },
      [
        [5, 2 / 3],
        [8, 2 / 3],
      ],
    ],
    ['letters with their marks', { $search: 'café', $diacriticSensitive: true }, [[5, 2 / 3]]],
    ['capitals', { $search: 'Coffee', $caseSensitive: true }, [[2, 0.75]]],
    ['a word that is the whole text', { $search: 'сырники' }, [[6, 1.1]]],
  ];
  test.each(table)('finds %s', async (_name, $text, expected) => {
    const found = await items()
      .find({ $text }, { projection: { score } })
      .sort({ score, _id: 1 })
      .toArray();
    expect(found.map((doc) => doc._id)).toEqual(expected.map(([id]) => id));
    for (const [position, [, points]] of expected.entries()) {
      expect(found[position]?.['score']).toBeCloseTo(points, 10);
    }
  });

  test('is the first stage of a pipeline, which sorts and shows the score', async () => {
    const match = { $match: { $text: { $search: 'cake coffee' } } };
    const found = await items()
      .aggregate([match, { $sort: { s: score, _id: 1 } }, { $limit: 2 }, { $project: { score } }])
      .toArray();
    expect(found).toEqual([
      { _id: 1, score: 1 },
      { _id: 2, score: 0.75 },
    ]);
    expect(
      await codeOf(
        items()
          .aggregate([{ $limit: 9 }, match])
          .toArray(),
      ),
    ).toBe(17313);
    const lost = [match, { $project: { _id: 1 } }, { $set: { score } }];
    expect(await codeOf(items().aggregate(lost).toArray())).toBe(40218);
  });

  test('counts, lists values, changes and deletes', async () => {
    const filter = { $text: { $search: 'coffee' } };
    expect(await items().countDocuments(filter)).toBe(3);
    expect(await items().distinct('subject', { ...filter, _id: 2 as never })).toEqual([
      'Coffee Shopping',
    ]);
    expect(await items().updateMany(filter, { $set: { x: 1 } })).toMatchObject({ matchedCount: 3 });
    expect(await items().findOneAndDelete(filter, { sort: { s: score } })).toMatchObject({
      _id: 1,
    });
    expect(await items().deleteMany(filter)).toMatchObject({ deletedCount: 2 });
  });

  test('keeps all fields beside the score, or those that are named', async () => {
    const cake = () => items().find({ $text: { $search: 'cake' } });
    expect(await cake().project({ s: score }).toArray()).toEqual([
      { _id: 3, subject: 'Baking a cake', s: 0.75 },
    ]);
    expect(await cake().project({ s: score, _id: 1 }).toArray()).toEqual([{ _id: 3, s: 0.75 }]);
  });

  const refused: [string, () => Promise<unknown>, number][] = [
    [
      'no search',
      () =>
        items()
          .find({ $text: {} as Search })
          .toArray(),
      14,
    ],
    [
      'another language',
      () =>
        items()
          .find({ $text: { $search: 'x', $language: 'xx' } })
          .next(),
      2,
    ],
    [
      '$nor',
      () =>
        items()
          .find({ $nor: [{ $text: { $search: 'x' } }] })
          .toArray(),
      2,
    ],
    ['a score without search', () => items().find().project({ score }).toArray(), 40218],
    ['a sort by score without search', () => items().find().sort({ score }).toArray(), 40218],
    ['a second text index', () => addIndex(items(), { other: 'text' }, { name: 'b' }), 85],
    ['one of another shape', () => addIndex(items(), { a: 1, b: 'text' }, { name: 'b' }), 67],
    [
      'a text in a language it does not know',
      () => items().insertOne({ language: 'spanish' }),
      17262,
    ],
    [
      'an index in a language it does not know',
      () => addIndex(database().collection('other'), { a: 'text' }, { default_language: 'german' }),
      67,
    ],
  ];
  test.each(refused)('refuses %s', async (_name, call, code) => {
    expect(await codeOf(call())).toBe(code);
  });
});

test('a text index has weights, fields before its texts, and shows them', async () => {
  const options = { weights: { b: 10 }, default_language: 'none', name: 'texts' };
  await addIndex(items(), { a: 1, b: 'text', c: 'text' }, options);
  await items().insertMany([
    { _id: 1 as never, a: 1, b: 'the word', c: ['x', 'word'] },
    { _id: 2 as never, a: 1, c: ['the'] },
    { _id: 3 as never, a: 2, b: 'the' },
  ]);
  const $text = { $search: 'the' };
  const found = await items()
    .find({ a: 1, $text }, { projection: { score } })
    .sort({ score })
    .toArray();
  expect(found).toMatchObject([
    { _id: 1, score: 7.5 },
    { _id: 2, score: 1.1 },
  ]);
  expect(await codeOf(items().find({ $text }).toArray())).toBe(291);
  expect((await items().indexes())[1]).toEqual({
    v: 2,
    key: { a: 1, _fts: 'text', _ftsx: 1 },
    name: 'texts',
    weights: { b: 10, c: 1 },
    default_language: 'none',
    language_override: 'language',
    textIndexVersion: 3,
  });
});

test('a text index on every field finds texts at any depth', async () => {
  await addIndex(items(), { '$**': 'text' }, { name: 'all' });
  await items().insertOne({ _id: 1 as never, o: { p: [{ q: 'running dogs' }] } });
  expect(await items().countDocuments({ $text: { $search: 'dog' } })).toBe(1);
});
