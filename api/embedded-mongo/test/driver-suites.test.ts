import { type Doc, useServer } from './behaviour';

const { database, items } = useServer();

const first = 1 as never;
const second = 2 as never;

async function thrownBy(call: Promise<unknown>): Promise<Doc> {
  return (await call.then(
    () => ({}),
    (error: unknown) => error,
  )) as Doc;
}

test('$merge that must not match says which key is taken', async () => {
  await items().insertMany([{ _id: first }, { _id: second }]);
  const error = await thrownBy(
    database()
      .aggregate([
        { $documents: [{ _id: 2, x: 1 }] },
        { $merge: { into: items().collectionName, whenMatched: 'fail' } },
      ])
      .toArray(),
  );
  expect(error).toMatchObject({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 2 } });
});
