import mongoose, { Schema } from 'mongoose';

import { addNew, buildIndexes, connectDatabase, writeEach } from '#api/mongo/index';

import { startTestMongo } from '../../support/embedded-mongo';

const mongo = await startTestMongo();
const database = await connectDatabase(mongo.uri);
const schema = new Schema({ who: String, what: String, read: Date });
schema.index({ what: 1 }, { unique: true });
const model = database.model('Thing', schema);
beforeAll(() => buildIndexes(database));
afterAll(async () => {
  await database.close();
  await mongo.stop();
});
beforeEach(async () => {
  await model.deleteMany({});
});

const idOf = (what: string) =>
  new mongoose.Types.ObjectId(what.charCodeAt(0).toString(16).padStart(24, '0'));
const thing = (who: string, what: string, _id = idOf(what)) => ({ _id, who, what, read: null });
const names = async () =>
  (await model.find().sort({ what: 1 }).lean()).map(({ who, what }) => `${who} ${what}`);

it('adds each once, however many add it at the same time', async () => {
  const things = ['a', 'b', 'c', 'd'].map((what) => thing('lin', what));
  await Promise.all(Array.from({ length: 8 }, () => addNew(model, things)));
  expect(await names()).toEqual(['lin a', 'lin b', 'lin c', 'lin d']);
});

it('changes nothing that is there', async () => {
  await addNew(model, [thing('lin', 'a')]);
  await model.updateOne({ what: 'a' }, { read: new Date('2026-11-21T02:00:00Z') });
  await addNew(model, [thing('lin', 'a')]);
  expect((await model.findOne({ what: 'a' }).lean())?.read).toBeInstanceOf(Date);
});

it('adds the others when one is there, by its id or by another unique key', async () => {
  await addNew(model, [thing('lin', 'a')]);
  await addNew(model, [thing('zhou', 'a', idOf('z')), thing('zhou', 'a'), thing('zhou', 'e')]);
  expect(await names()).toEqual(['lin a', 'zhou e']);
});

it('asks nothing for nothing', async () => {
  await expect(addNew(model, [])).resolves.toBeUndefined();
  expect(await writeEach(model, [])).toEqual(new Map());
});

it('says when it could not', async () => {
  const gone = await connectDatabase(mongo.uri);
  const there = gone.model('Thing', schema);
  await gone.close();
  await expect(addNew(there, [thing('lin', 'f')])).rejects.toThrow();
  await expect(
    writeEach(there, [
      { updateOne: { filter: { _id: idOf('f') }, update: { $set: { who: '' } } } },
    ]),
  ).rejects.toThrow();
});

it('says when what is added is refused for another reason', async () => {
  const huge = { ...thing('x'.repeat(17 * 1024 * 1024), 'g') };
  await expect(addNew(model, [huge])).rejects.toThrow();
});

it('writes the others when one cannot be written, and says which', async () => {
  await addNew(
    model,
    ['a', 'b', 'c'].map((what) => thing('lin', what)),
  );
  const renamed = (what: string, other: string) => ({
    updateOne: { filter: { _id: idOf(what) }, update: { $set: { what: other } } },
  });
  const failures = await writeEach(model, [
    renamed('a', 'd'),
    renamed('b', 'c'),
    renamed('c', 'e'),
  ]);
  expect([...failures].map(([at, { code }]) => [at, code])).toEqual([[1, 11_000]]);
  expect(await names()).toEqual(['lin b', 'lin d', 'lin e']);
});
