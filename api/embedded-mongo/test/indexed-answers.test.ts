import fc from 'fast-check';
import { Query } from 'mingo';
import mongoose from 'mongoose';

import { startTestMongo, type TestMongo } from './start-test-mongo';

type Json = Record<string, unknown>;

let mongo: TestMongo;
let connection: mongoose.Connection;
beforeAll(async () => {
  mongo = await startTestMongo();
  connection = await mongoose.createConnection(mongo.uri).asPromise();
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
  await mongo.stop();
});

const fields = ['a', 'b', 'c', 'd.x', 'd.y'] as const;
const field = fc.constantFrom(...fields);
const plain = fc.oneof(
  fc.integer({ min: -3, max: 6 }),
  fc.constantFrom('', 'k', 'kl', 'm', '北', '😀'),
);
const rich = fc.oneof(
  { weight: 4, arbitrary: plain },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, true, false, 1.5, -0.5, 2 ** 40, new Date(0), new Date(5)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      mongoose.mongo.Long.fromString('9007199254740993'),
      mongoose.mongo.Decimal128.fromString('1.50'),
    ),
  },
);

/** @param isMixed whether scalars may stand beside documents in an array */
function documents(value: fc.Arbitrary<unknown>, isMixed = false): fc.Arbitrary<Json[]> {
  const item = fc.oneof(
    { weight: 5, arbitrary: value },
    { weight: 1, arbitrary: fc.array(value, { maxLength: 3 }) },
  );
  const inner = fc.record({ x: value, y: value }, { requiredKeys: [] });
  const inList = isMixed ? fc.oneof({ weight: 3, arbitrary: inner }, value) : inner;
  const one = fc.record(
    { a: item, b: item, c: value, d: fc.oneof(inner, fc.array(inList, { maxLength: 3 })) },
    { requiredKeys: [] },
  );
  return fc.array(one, { maxLength: 25 });
}

function filters(value: fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  const test = fc.oneof(
    fc.record({ $eq: value }),
    fc.record({ $gt: value }),
    fc.record({ $gte: value }),
    fc.record({ $lt: value }),
    fc.record({ $lte: value }),
    fc.record({ $in: fc.array(value, { maxLength: 3 }) }),
    fc.record({ $ne: value }),
    fc.record({ $gt: value, $lt: value }),
    fc.record({ $exists: fc.boolean() }),
  );
  const leaf = fc.tuple(field, test).map(([name, operators]): Json => ({ [name]: operators }));
  const { filter } = fc.letrec<{ filter: Json }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map(($and): Json => ({ $and })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map(($or): Json => ({ $or })),
    ),
  }));
  return filter;
}

const indexKey = fc
  .uniqueArray(fc.tuple(field, fc.constantFrom(1, -1)), {
    minLength: 1,
    maxLength: 3,
    selector: ([name]) => name,
  })
  .filter(
    (parts) =>
      !(
        parts.some(([name]) => name === 'a') && parts.some(([name]) => name !== 'c' && name !== 'a')
      ),
  )
  .filter(
    (parts) =>
      !(parts.some(([name]) => name === 'b') && parts.some(([name]) => name.startsWith('d'))),
  );
const sortKey = fc.uniqueArray(fc.tuple(field, fc.constantFrom(1, -1)), {
  maxLength: 2,
  selector: ([name]) => name,
});

let sequence = 0;

async function collectionWith(
  docs: readonly Json[],
  keys: readonly (readonly [string, number])[][],
) {
  const collection = connection.collection(`run${sequence++}`);
  if (docs.length > 0) {
    await collection.insertMany(docs.map((doc, index) => ({ _id: index as never, ...doc })));
  }
  for (const key of keys) {
    await collection.createIndexes([{ key: Object.fromEntries(key) }]);
  }
  return collection;
}

test('an indexed answer is the answer of a full scan', async () => {
  await fc.assert(
    fc.asyncProperty(
      documents(rich, true),
      fc.array(indexKey, { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(filters(rich), sortKey), { minLength: 1, maxLength: 5 }),
      async (docs, keys, questions) => {
        const collection = await collectionWith(docs, keys);
        for (const [filter, sort] of questions) {
          const order = new Map<string, 1 | -1>([...sort, ['_id', 1]] as [string, 1 | -1][]);
          const indexed = await collection
            .find(filter as never)
            .sort(order)
            .toArray();
          const scanned = await collection
            .find(filter as never)
            .sort(order)
            .hint({ $natural: 1 })
            .toArray();
          expect(indexed).toEqual(scanned);
          const reversed = new Map(
            [...order].map(([name, direction]) => [name, -direction as 1 | -1]),
          );
          const backwards = await collection
            .find(filter as never)
            .sort(reversed)
            .limit(5)
            .toArray();
          const all = await collection
            .find(filter as never)
            .sort(reversed)
            .hint({ $natural: 1 })
            .toArray();
          expect(backwards).toEqual(all.slice(0, 5));
          expect(await collection.countDocuments(filter as never)).toBe(scanned.length);
        }
        await collection.drop();
      },
    ),
    { numRuns: 120 },
  );
}, 120_000);

test('a sort takes an item that is no document for one without the field', async () => {
  const docs = [
    { _id: 1, d: [5, { x: 3 }] },
    { _id: 2, d: [{ x: 1 }, { x: 9 }] },
    { _id: 3, d: { x: 2 } },
    { _id: 4, d: [7, { x: 0 }] },
    { _id: 5, d: [] },
    { _id: 6, d: [[{ x: 0 }], { x: 8 }] },
    { _id: 7 },
  ];
  const collection = await collectionWith(docs, []);
  const sorted = async (direction: 1 | -1) => {
    const order = new Map<string, 1 | -1>([
      ['d.x', direction],
      ['_id', 1],
    ]);
    return (await collection.find().sort(order).toArray()).map(({ _id: id }) => id);
  };
  const expected = { up: [1, 4, 5, 6, 7, 2, 3], down: [2, 6, 1, 3, 4, 5, 7] };
  expect(await sorted(1)).toEqual(expected.up);
  expect(await sorted(-1)).toEqual(expected.down);
  // every key of its index, in its order
  await collection.createIndexes([{ key: { 'd.x': 1 } }]);
  const listed = await collection.find({}).hint({ 'd.x': 1 }).toArray();
  expect(listed.map(({ _id: id }) => id)).toEqual([1, 4, 5, 6, 7, 2, 3]);
});

test('a filter means what mingo says', async () => {
  await fc.assert(
    fc.asyncProperty(
      documents(plain),
      fc.array(filters(plain), { minLength: 1, maxLength: 4 }),
      async (docs, questions) => {
        const collection = await collectionWith(docs, []);
        const stored: Json[] = docs.map((doc, index) => ({ _id: index, ...doc }));
        for (const filter of questions) {
          const expected = stored
            .filter((doc) => new Query(filter).test(doc))
            .map(({ _id: id }) => id);
          const found = await collection
            .find(filter as never)
            .sort({ _id: 1 })
            .toArray();
          expect(found.map(({ _id: id }) => id)).toEqual(expected);
        }
        await collection.drop().catch(() => undefined);
      },
    ),
    { numRuns: 100 },
  );
}, 120_000);
