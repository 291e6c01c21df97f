import mongoose from 'mongoose';

import { migrate, type Database } from '#api/mongo/index';

import { restoreEarlier, type Stored } from '../../support/earlier-database';
import { emptyDatabase, startTestMongo } from '../../support/embedded-mongo';
import { fill } from '../../support/poison';

const mongo = await startTestMongo();
afterAll(() => mongo.stop());

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 2, minute));
const ticket = (number: string, outbox: unknown[], more: object = {}) => ({
  ...{ _id: new mongoose.Types.ObjectId(), number, outbox, createdAt: at(0) },
  ...more,
});
const entry = (minute: number) => ({ fact: `entry:${minute}`, at: at(minute) });

type Marked = { number: string; owesSince?: Date; relayLease?: Date };

async function marked(database: Database) {
  const found = await database.collection<Marked>('tickets').find().sort({ number: 1 }).toArray();
  return found.map(({ number, owesSince, relayLease }) => [
    number,
    owesSince?.getTime() ?? null,
    relayLease?.getTime() ?? null,
  ]);
}

it('says of every ticket that owes since when, and of no other', async () => {
  const database = await emptyDatabase(mongo, 'owing');
  const lease = at(59);
  await database
    .collection('tickets')
    .insertMany([
      ticket('A', [entry(7), entry(9)], { relayLease: null }),
      ticket('B', [entry(9), entry(8)], { relayLease: lease }),
      ticket('C', []),
      ticket('D', [null, { fact: 'entry:1' }]),
      { number: 'E' },
    ]);
  await migrate(database);
  expect(await marked(database)).toEqual([
    ['A', at(7).getTime(), 0],
    ['B', at(8).getTime(), lease.getTime()],
    ['C', null, null],
    ['D', 1, 0],
    ['E', null, null],
  ]);
  await database.close();
});

it('marks what the earlier version left owing, and leaves no index of it', async () => {
  const database = await emptyDatabase(mongo, 'earlier');
  await restoreEarlier(database);
  await migrate(database);
  const tickets = database.collection<Stored & { outbox: { at: Date }[] }>('tickets');
  for (const { outbox, ...rest } of await tickets.find().toArray()) {
    expect(rest['owesSince']).toEqual(outbox[0]?.at);
  }
  const names = (await tickets.indexes()).map(({ name }) => name);
  expect(names).not.toContain('outbox.at_1');
  await database.close();
});

it('marks more than a slice holds, once, by two processes at the same time', async () => {
  const database = await emptyDatabase(mongo, 'many');
  const many = Array.from({ length: 1203 }, (_none, index) => ticket(`T${index}`, [entry(3)]));
  await database.collection('tickets').insertMany(many);
  await Promise.all([migrate(database), migrate(database)]);
  const owing = { owesSince: at(3), relayLease: new Date(0) };
  expect(await database.collection('tickets').countDocuments(owing)).toBe(1203);
  await database.close();
});

it('gets past a ticket that is too full for one field more', async () => {
  const database = await emptyDatabase(mongo, 'full');
  const tickets = [ticket('A', [entry(1)]), ticket('B', [entry(2)])];
  await database.collection('tickets').insertMany(tickets);
  await fill({ database, collection: 'tickets' }, { number: 'A' });
  await migrate(database);
  expect(await marked(database)).toEqual([
    ['A', null, null],
    ['B', at(2).getTime(), 0],
  ]);
  await database.close();
});
