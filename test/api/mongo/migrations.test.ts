import { userRepository } from '#api/accounts/index';
import { buildIndexes, migrate } from '#api/mongo/index';
import { migrationNames } from '#api/mongo/migrations/index';
import { pushRepository } from '#api/notices/index';
import { ticketRepository } from '#api/tickets/index';

import { emptyDatabase, startTestMongo } from '../../support/embedded-mongo';

const mongo = await startTestMongo();
afterAll(() => mongo.stop());

/** As version 0.1 left it, before anything was numbered. */
async function anEarlierDatabase(name: string) {
  const database = await emptyDatabase(mongo, name);
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
  const database = await emptyDatabase(mongo, 'empty');
  await migrate(database);
  expect(await database.collection('migrations').countDocuments()).toBe(migrationNames.length);
  await database.close();
});

it('leaves the database of a newer version alone', async () => {
  const database = await anEarlierDatabase('newer');
  const applied = database.collection<{ _id: string }>('migrations');
  await applied.insertOne({ _id: '9999-of-a-newer-version' });
  await expect(migrate(database)).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringContaining('9999-of-a-newer-version') as string,
  });
  expect(await applied.countDocuments()).toBe(1);
  expect(await database.collection('idempotency_records').countDocuments()).toBe(1);
  await database.close();
});

it('lets the indexes go whose place others take, also those of the same name', async () => {
  const database = await emptyDatabase(mongo, 'indexes');
  const users = database.collection('users');
  await users.createIndex({ role: 1 }, {}, {});
  await users.createIndex(
    { phone: 1 },
    { partialFilterExpression: { phone: { $type: 'string' } } },
    {},
  );
  await database
    .collection('tickets')
    .createIndex({ status: 1, assigneeId: 1, workOrder: 1, _id: 1 }, {}, {});
  await database.collection('pushes').createIndex({ leaseUntil: 1 }, { sparse: true }, {});
  await migrate(database);
  userRepository(database);
  ticketRepository(database);
  pushRepository(database);
  await buildIndexes(database);
  const namesOf = async (name: string) =>
    (await database.collection(name).indexes()).map((index) => String(index.name));
  expect(await namesOf('users')).not.toContain('role_1');
  expect(await namesOf('users')).toContain('phone_1');
  expect(await namesOf('tickets')).not.toContain('status_1_assigneeId_1_workOrder_1__id_1');
  expect(await namesOf('pushes')).not.toContain('leaseUntil_1');
  await database.close();
});

it('makes offers that are over of what was assigned and not accepted', async () => {
  const database = await emptyDatabase(mongo, 'offers');
  const tickets = database.collection('tickets');
  const at = new Date('2026-11-20T02:00:00Z');
  const assigned = { kind: 'assign', at, actorId: 'wang', text: '他在附近', assigneeId: 'zhao' };
  await tickets.insertMany([
    { number: '1', status: 'submitted', assigneeId: 'zhao', timeline: [assigned], updatedAt: at },
    { number: '2', status: 'submitted', assigneeId: null, timeline: [], updatedAt: at },
    { number: '3', status: 'accepted', assigneeId: 'zhao', timeline: [], updatedAt: at },
  ]);
  await migrate(database);
  const [first, ...others] = await tickets.find().sort({ number: 1 }).toArray();
  expect(first).toMatchObject({
    ...{ status: 'submitted', assigneeId: null, timerAt: at },
    offer: { to: 'zhao', reason: '他在附近', at, until: at, by: 'wang' },
    timeline: [assigned],
  });
  expect(others).toMatchObject([{ assigneeId: null }, { assigneeId: 'zhao' }]);
  expect(others.filter((ticket) => 'offer' in ticket)).toEqual([]);
  await database.close();
});
