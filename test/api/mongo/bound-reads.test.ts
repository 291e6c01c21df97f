import { mongo, Schema, type Model } from 'mongoose';

import { connectDatabase, databaseFailure, findPage, type Database } from '#api/mongo/index';

import { startTestMongo, type TestMongo } from '../../support/embedded-mongo';

type Note = { words: string; order: number };
type NoteDocument = Note & { _id: mongo.ObjectId };

let server: TestMongo;
let database: Database;
let notes: Model<NoteDocument>;

beforeAll(async () => {
  server = await startTestMongo();
  database = await connectDatabase(server.uri, { longestRead: 1 });
  notes = database.model<NoteDocument>(
    'notes',
    new Schema<NoteDocument>({ words: String, order: Number }),
  );
  const words = 'a'.repeat(2000);
  await notes.insertMany(Array.from({ length: 3000 }, (_, order) => ({ words, order })));
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

const nowhere = { words: { $regex: 'a*never there' } };

it.each<[string, () => Promise<unknown>]>([
  ['a list', () => notes.find(nowhere).lean().exec()],
  ['a search for one', () => notes.findOne(nowhere).lean().exec()],
  ['a count', () => notes.countDocuments(nowhere).exec()],
  ['distinct values', () => notes.distinct('order', nowhere).exec()],
  ['a pipeline', () => notes.aggregate([{ $match: nowhere }]).exec()],
  [
    'a page',
    () =>
      findPage<NoteDocument, keyof NoteDocument>(notes, {
        limit: 2,
        filter: nowhere,
        order: { by: 'order', direction: 'ascending' },
      }),
  ],
])('%s that takes too long is given up, and says so', async (_, read) => {
  const failure: unknown = await read().then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: 50 });
  expect(databaseFailure(failure)).toBe('request.took_too_long');
});

it('a read may take the time that it asks for itself', async () => {
  expect(await notes.find(nowhere).maxTimeMS(60_000).lean()).toEqual([]);
});

it('a page that nobody waits for any more is not searched for', async () => {
  const leaving = new AbortController();
  const reason = new Error('the client left');
  const searching = findPage<NoteDocument, keyof NoteDocument>(notes, {
    limit: 2,
    filter: {},
    order: { by: 'order', direction: 'ascending' },
    signal: leaving.signal,
  });
  leaving.abort(reason);
  await expect(searching).rejects.toBe(reason);
});

it.each([
  [14031, 'server.disk_full'],
  [11000, null],
])('the database’s code %i is told as %s', (code, expected) => {
  expect(databaseFailure(new mongo.MongoServerError({ message: 'no', code }))).toBe(expected);
  expect(databaseFailure(Object.assign(new Error('no'), { code }))).toBeNull();
});
