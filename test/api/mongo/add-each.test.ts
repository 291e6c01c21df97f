import { Schema } from 'mongoose';

import { addEach, buildIndexes, connectDatabase } from '#api/mongo/index';

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

const thing = (who: string, what: string) => ({ filter: { who, what }, fields: { read: null } });
const names = async () =>
  (await model.find().sort({ what: 1 }).lean()).map(({ who, what }) => `${who} ${what}`);

it('adds each once, however many add it at the same time', async () => {
  const things = ['a', 'b', 'c', 'd'].map((what) => thing('lin', what));
  await Promise.all(Array.from({ length: 8 }, () => addEach(model, things)));
  expect(await names()).toEqual(['lin a', 'lin b', 'lin c', 'lin d']);
});

it('changes nothing that is there', async () => {
  await model.updateOne({ what: 'a' }, { read: new Date('2026-11-21T02:00:00Z') });
  await addEach(model, [thing('lin', 'a')]);
  expect((await model.findOne({ what: 'a' }).lean())?.read).toBeInstanceOf(Date);
});

it('adds the others when somebody else has one', async () => {
  await addEach(model, [thing('zhou', 'a'), thing('zhou', 'e')]);
  expect(await names()).toEqual(['lin a', 'lin b', 'lin c', 'lin d', 'zhou e']);
});

it('asks nothing for nothing', async () => {
  await expect(addEach(model, [])).resolves.toBeUndefined();
});

it('says when it could not', async () => {
  const gone = await connectDatabase(mongo.uri);
  const there = gone.model('Thing', schema);
  await gone.close();
  await expect(addEach(there, [thing('lin', 'f')])).rejects.toThrow();
});
