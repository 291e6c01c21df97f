import { Schema, type Types } from 'mongoose';

import { connectDatabase, findPage } from '#api/mongo/index';

import { startTestMongo } from '../../support/embedded-mongo';

type Entry = { _id: Types.ObjectId; at: Date; weight: number; name: string };

const mongo = await startTestMongo();
const database = await connectDatabase(mongo.uri);
afterAll(async () => {
  await database.close();
  await mongo.stop();
});

const schema = new Schema<Entry>({ at: Date, weight: Number, name: String }, { versionKey: false });
const model = database.model<Entry>('Entry', schema, 'entries');

const at = (second: number) => new Date(Date.UTC(2099, 0, 1, 0, 0, second));
const entry = (number: number): Omit<Entry, '_id'> => ({
  // three of a kind each, so that pages break within equal values
  at: at(Math.floor(number / 3)),
  weight: Math.floor(number / 3) - 3,
  name: `名 ${Math.floor(number / 3)}`,
});

type Order = Parameters<typeof findPage<Entry, keyof Entry>>[1]['order'];

async function readAll(order: Order, limit: number, betweenPages?: () => Promise<unknown>) {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await findPage(model, { filter: {}, order, limit, cursor });
    ids.push(...page.items.map(({ _id }) => _id.toHexString()));
    cursor = page.nextCursor ?? undefined;
    await betweenPages?.();
  } while (cursor !== undefined);
  return ids;
}

beforeEach(async () => {
  await model.deleteMany({});
  await model.insertMany(Array.from({ length: 20 }, (_, number) => entry(number)));
});

it.each(
  (['at', 'weight', 'name'] as const).flatMap((by) =>
    (['ascending', 'descending'] as const).flatMap((direction) =>
      [1, 2, 7, 19, 20, 21].map((limit) => [by, direction, limit] as const),
    ),
  ),
)('by %s, %s, %d at a time: shows everything once, in order', async (by, direction, limit) => {
  const sign = direction === 'ascending' ? 1 : -1;
  const inOrder = await model
    .find()
    .sort({ [by]: sign, _id: sign })
    .lean<Entry[]>();
  expect(await readAll({ by, direction }, limit)).toEqual(
    inOrder.map(({ _id }) => _id.toHexString()),
  );
});

it('shows what was there exactly once while others append', async () => {
  const before = (await model.find().lean<Entry[]>()).map(({ _id }) => _id.toHexString());
  let added = 20;
  const ids = await readAll({ by: 'at', direction: 'descending' }, 3, async () => {
    await model.insertMany(Array.from({ length: 5 }, () => entry(added++)));
  });
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids)).toEqual(new Set(before));
});

it('loses nothing that stays when others are removed', async () => {
  const all = await model.find().sort({ at: 1, _id: 1 }).lean<Entry[]>();
  const removable = all.filter((_, position) => position % 4 === 2);
  const ids = await readAll({ by: 'at', direction: 'ascending' }, 2, async () => {
    const next = removable.pop();
    if (next) {
      await model.deleteOne({ _id: next._id });
    }
  });
  const left = await model.find().lean<Entry[]>();
  expect(ids).toEqual(expect.arrayContaining(left.map(({ _id }) => _id.toHexString())));
});

it('reads only the fields that are picked, and the one it sorts by', async () => {
  const { items } = await findPage<Entry, 'name'>(model, {
    filter: {},
    order: { by: 'at', direction: 'ascending' },
    limit: 1,
    pick: ['name'],
  });
  expect(Object.keys(items[0] ?? {}).sort()).toEqual(['_id', 'at', 'name']);
});

const id = 'abcdefabcdefabcdefabcdef';
it.each(
  [
    'not json',
    '{}',
    '[]',
    '["date"]',
    `["date","2099-01-01","${id}"]`,
    `["number","5","${id}"]`,
    `["string",{"$gt":""},"${id}"]`,
    '["number",5,"short"]',
    `["number",5,{"$ne":null}]`,
  ].map((text) => [text, Buffer.from(text).toString('base64url')]),
)('refuses the cursor %s', async (_text, cursor) => {
  const order = { by: 'at', direction: 'ascending' } as const;
  await expect(findPage(model, { filter: {}, order, limit: 1, cursor })).rejects.toMatchObject({
    code: 'request.invalid',
  });
});
