import { connectDatabase, migrate } from '#api/mongo/index';
import { migrationNames } from '#api/mongo/migrations/index';

import { startTestMongo } from '../../support/embedded-mongo';

const mongo = await startTestMongo();
afterAll(() => mongo.stop());

/** As version 0.1 left it, before anything was numbered. */
async function anEarlierDatabase(name: string) {
  const uri = new URL(mongo.uri);
  uri.pathname = `/${name}`;
  const database = await connectDatabase(uri.href);
  const tickets = database.collection('tickets');
  await tickets.insertOne({ number: 'SH20261121-0001', reporterId: 'linxiao', key: 'k' });
  await tickets.createIndex(
    { reporterId: 1, key: 1 },
    { unique: true, partialFilterExpression: { key: { $type: 'string' } } },
    {},
  );
  await database.collection('idempotency_records').insertOne({ request: 'hash' });
  return database;
}

it('forgets the second memory of keys and keeps every ticket', async () => {
  const database = await anEarlierDatabase('earlier');
  await migrate(database);
  const names = (await database.listCollections()).map(({ name }) => name);
  expect(names.toSorted()).toEqual(['migrations', 'search_state', 'tickets']);
  const tickets = database.collection('tickets');
  expect((await tickets.indexes()).map(({ name }) => name)).toEqual(['_id_']);
  expect(await tickets.find().toArray()).toMatchObject([
    { number: 'SH20261121-0001', reporterId: 'linxiao', key: 'k' },
  ]);
  await database.close();
});

it('applies each migration once, however many processes start', async () => {
  const database = await anEarlierDatabase('twice');
  await Promise.all([migrate(database), migrate(database)]);
  const applied = await database.collection('migrations').find().toArray();
  expect(applied.map(({ _id }) => String(_id)).sort()).toEqual([...migrationNames].sort());
  await database.collection('idempotency_records').insertOne({ request: 'of a later version' });
  await migrate(database);
  expect(await database.collection('idempotency_records').countDocuments()).toBe(1);
  await database.close();
});

it('has nothing to do in an empty database', async () => {
  const uri = new URL(mongo.uri);
  uri.pathname = '/empty';
  const database = await connectDatabase(uri.href);
  await migrate(database);
  expect(await database.collection('migrations').countDocuments()).toBe(migrationNames.length);
  await database.close();
});
