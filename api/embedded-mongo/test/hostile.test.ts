import { setMaxListeners } from 'node:events';

import { mongo } from 'mongoose';

import { startTestMongo, type TestMongo } from './start-test-mongo';

// how another server bounds the same things differs in its codes
const describeHere = process.env['MONGODB_URI'] ? describe.skip : describe;

let server: TestMongo;
let client: mongo.MongoClient;
let texts: mongo.Collection<{ _id: number; text: string }>;

beforeAll(async () => {
  server = await startTestMongo();
  client = await new mongo.MongoClient(server.uri).connect();
  texts = client.db().collection('texts');
  await texts.insertMany(
    Array.from({ length: 2000 }, (_, id) => ({ _id: id, text: `${'a'.repeat(40)} ${id}` })),
  );
});

afterAll(async () => {
  await client.close();
  await server.stop();
});

const answers = async () => {
  expect(await texts.countDocuments({ text: / 7$/ })).toBe(1);
};

describeHere('a pattern that could match in too many ways', () => {
  const endless = { text: { $regex: '(a+)+$' } };
  it.each<[string, () => Promise<unknown>]>([
    ['a find', () => texts.find(endless).toArray()],
    ['a count', () => texts.countDocuments(endless)],
    ['an update', () => texts.updateMany(endless, { $set: { text: '' } })],
    ['a delete', () => texts.deleteMany(endless)],
    [
      '$regexMatch',
      () =>
        texts
          .aggregate([{ $project: { a: { $regexMatch: { input: '$text', regex: '(a|a)+$' } } } }])
          .toArray(),
    ],
    ['a text that refers back', () => texts.findOne({ text: { $regex: String.raw`(a*)*\1b` } })],
  ])('ends %s with 51156, and others are answered', async (_, run) => {
    await expect(run()).rejects.toMatchObject({ code: 51156 });
    await answers();
    expect(await texts.countDocuments()).toBe(2000);
  });

  it('is matched as always where it ends soon', async () => {
    expect(await texts.countDocuments({ text: { $regex: '^(?:aa)+ 12$' } })).toBe(1);
    expect(await texts.countDocuments({ text: { $regex: '^(?:a|b)+ 1[23]$' } })).toBe(2);
  });
});

describe('a pattern with the option x', () => {
  it('is read in one pass, however many signs are escaped in a class that never ends', async () => {
    const $regex = `[${String.raw`\a`.repeat(16_000)}`;
    await expect(texts.findOne({ text: { $regex, $options: 'x' } })).rejects.toMatchObject({
      code: 51091,
    });
  });

  it('leaves out white space and remarks, but not in a class or behind a backslash', async () => {
    await texts.updateOne({ _id: 1 }, { $set: { text: 'b #1' } });
    const $regex = '^ b [ ] \\# 1 $ # the end';
    expect(await texts.findOne({ text: { $regex, $options: 'x' } })).toMatchObject({ _id: 1 });
    await texts.updateOne({ _id: 1 }, { $set: { text: `${'a'.repeat(40)} 1` } });
  });
});

describeHere('what is nested too deep', () => {
  const nested = (levels: number, inner: mongo.Document = {}) => {
    let doc = inner;
    for (let level = 0; level < levels; level++) {
      doc = { a: doc };
    }
    return doc;
  };
  const filterOf = (levels: number) => {
    let filter: mongo.Document = { text: 'a' };
    for (let level = 0; level < levels; level++) {
      filter = { $and: [filter] };
    }
    return filter;
  };

  it.each<[string, () => Promise<unknown>]>([
    ['an inserted document', () => client.db().collection('deep').insertOne(nested(1500))],
    ['a filter', () => texts.findOne(filterOf(800))],
    [
      'a pipeline',
      () => texts.aggregate([{ $project: { a: nested(1500, { $add: [1, 2] }) } }]).toArray(),
    ],
    ['an update', () => texts.updateOne({ _id: 1 }, { $set: { b: nested(1500) } })],
    [
      'a path of an update',
      () => texts.updateOne({ _id: 1 }, { $set: { ['b.'.repeat(5000) + 'b']: 1 } }),
    ],
  ])('%s is refused with 15, and others are answered', async (_, run) => {
    await expect(run()).rejects.toMatchObject({ code: 15 });
    await answers();
  });

  it('a document of 99 levels is kept, one of 100 is not', async () => {
    const deep = client.db().collection('deep');
    await deep.insertOne(nested(98));
    expect(await deep.countDocuments()).toBe(1);
    await expect(deep.insertOne(nested(99))).rejects.toMatchObject({ code: 15 });
  });
});

// reads one document, and would go on for days
const endlessPipeline = [
  { $match: { _id: 1 } },
  {
    $project: {
      n: {
        $reduce: {
          input: { $range: [0, 100_000] },
          initialValue: 0,
          in: {
            $size: {
              $filter: { input: { $range: [0, 100_000] }, cond: { $gt: ['$$this', '$$value'] } },
            },
          },
        },
      },
    },
  },
];

describeHere('a command that would go on for days', () => {
  it.each<[string, mongo.Document[]]>([
    ['in an expression', endlessPipeline],
    [
      'in making documents out of one',
      [
        { $match: { _id: 1 } },
        ...['a', 'b', 'c', 'd'].flatMap((name) => [
          { $set: { [name]: { $range: [0, 2000] } } },
          { $unwind: `$${name}` },
        ]),
        { $count: 'n' },
      ],
    ],
  ])('%s is over with its maxTimeMS', async (_, pipeline) => {
    await expect(texts.aggregate(pipeline, { maxTimeMS: 300 }).toArray()).rejects.toMatchObject({
      code: 50,
    });
    await answers();
  });

  it('is over while it waits for its turn, too', async () => {
    const stop = new AbortController();
    const asked = Array.from({ length: 4 }, () =>
      texts.aggregate(endlessPipeline, { signal: stop.signal }).toArray(),
    );
    const stopped = Promise.allSettled(asked);
    await expect(
      texts.aggregate(endlessPipeline, { maxTimeMS: 300 }).toArray(),
    ).rejects.toMatchObject({ code: 50 });
    stop.abort(new Error('gone'));
    await stopped;
  });

  it('is given up when its client leaves, and so are those that wait behind it', async () => {
    const leave = new AbortController();
    setMaxListeners(100, leave.signal);
    const asked = Array.from({ length: 20 }, () =>
      texts.aggregate(endlessPipeline, { signal: leave.signal }).toArray(),
    );
    const left = Promise.allSettled(asked);
    expect(await texts.findOne({ _id: 7 })).toMatchObject({ _id: 7 });
    leave.abort(new Error('gone'));
    expect((await left).every(({ status }) => status === 'rejected')).toBe(true);
    // a cursor that stays open is read where the twenty were
    expect(await texts.find({}, { batchSize: 500 }).toArray()).toHaveLength(2000);
  });
});

test('what a client does between two batches does not count for maxTimeMS', async () => {
  const cursor = texts.find({}, { batchSize: 100, maxTimeMS: 5000 });
  await cursor.next();
  await new Promise((resolve) => setTimeout(resolve, 5500));
  expect(await cursor.toArray()).toHaveLength(1999);
});
