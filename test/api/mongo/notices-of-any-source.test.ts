import { migrate, type Database } from '#api/mongo/index';

import { restoreEarlier, type Stored } from '../../support/earlier-database';
import { emptyDatabase, startTestMongo } from '../../support/embedded-mongo';

const mongo = await startTestMongo();
afterAll(() => mongo.stop());

const kept = (database: Database, name: string) =>
  database.collection<Stored>(name).find().sort({ _id: 1 }).toArray();

/** As it must be afterwards: named by its source, and nothing else is different. */
function renamed({ ticketId, ticketNumber, seq, ...rest }: Stored) {
  const source = { kind: 'ticket', id: ticketId };
  return { ...rest, source, sourceName: ticketNumber, fact: `entry:${String(seq)}` };
}

/** Later migrations of theirs are looked at in tests of their own. */
function withoutClock({ clocks, breaches, timerAt, ...ticket }: Stored) {
  const { solutionDueAt, solutionTimeLeft, ...rest } = ticket;
  expect([clocks, solutionDueAt].filter(Boolean)).toHaveLength(1);
  expect([breaches, timerAt].every(Boolean)).toBe(clocks !== undefined);
  expect(solutionTimeLeft ?? null).toBeNull();
  return rest;
}

function renamedOwed({ outbox, ...rest }: Stored) {
  const owed = (outbox as { seq: number }[]).map(({ seq, ...entry }) => ({
    ...entry,
    fact: `entry:${seq}`,
  }));
  return { ...rest, outbox: owed };
}

/** A later migration marks what owes. */
function withoutLater(ticket: Stored) {
  const later = ['owesSince', 'relayLease'];
  // its id is none of them
  return Object.fromEntries(
    Object.entries(ticket).filter(([name]) => !later.includes(name)),
  ) as Stored;
}

async function expectMigrated(database: Database, before: Record<string, Stored[]>) {
  const { notifications = [], pushes = [], tickets = [], ...others } = before;
  expect(await kept(database, 'notifications')).toEqual(notifications.map(renamed));
  expect(await kept(database, 'pushes')).toEqual(pushes.map(renamed));
  const withoutNewer = (ticket: Stored) => withoutClock(withoutLater(ticket));
  expect((await kept(database, 'tickets')).map(withoutNewer)).toEqual(
    tickets.map((ticket) => withoutNewer(renamedOwed(ticket))),
  );
  for (const [name, documents] of Object.entries(others)) {
    expect(await kept(database, name)).toEqual(documents);
  }
}

it('names every notice, push and owed entry by its source, and changes nothing else', async () => {
  const database = await emptyDatabase(mongo, 'once');
  const { collections } = await restoreEarlier(database);
  await migrate(database);
  await expectMigrated(database, collections);
  const { tickets = [] } = collections;
  expect(tickets.map(({ outbox }) => (outbox as unknown[]).length)).toContain(2);
  await database.close();
});

it('leaves none of the indexes that are about tickets', async () => {
  const database = await emptyDatabase(mongo, 'indexes');
  await restoreEarlier(database);
  await migrate(database);
  for (const name of ['notifications', 'pushes']) {
    const keys = (await database.collection(name).indexes()).map(({ key }) => Object.keys(key));
    expect(keys.flat().filter((key) => ['seq', 'ticketId'].includes(key))).toEqual([]);
  }
  await database.close();
});

/** A database whose process dies when half of a slice of this collection is written. */
function dyingAt(database: Database, victim: string): Database {
  const collection = (name: string) => {
    const documents = database.collection<Stored>(name);
    return {
      find: (...asked: Parameters<typeof documents.find>) => documents.find(...asked),
      dropIndex: (index: string) => documents.dropIndex(index),
      updateOne: documents.updateOne.bind(documents),
      bulkWrite: async (writes: Parameters<typeof documents.bulkWrite>[0]) => {
        if (name !== victim) {
          return documents.bulkWrite(writes);
        }
        await documents.bulkWrite(writes.slice(0, Math.ceil(writes.length / 2)));
        throw new Error('died');
      },
    };
  };
  const dropCollection = (name: string) => database.dropCollection(name);
  return { collection, dropCollection } as Partial<Database> as Database;
}

it.each(['notifications', 'pushes', 'tickets'])(
  'goes on where it was killed in the middle of the %s',
  async (victim) => {
    const database = await emptyDatabase(mongo, `killed-in-${victim}`);
    const { collections } = await restoreEarlier(database);
    await expect(migrate(dyingAt(database, victim))).rejects.toThrow('died');
    await migrate(database);
    await expectMigrated(database, collections);
    await database.close();
  },
);

it('is the same when two processes do it at once', async () => {
  const database = await emptyDatabase(mongo, 'two');
  const { collections } = await restoreEarlier(database);
  await Promise.all([migrate(database), migrate(database)]);
  await expectMigrated(database, collections);
  await database.close();
});

it('gets through more than a slice holds', async () => {
  const database = await emptyDatabase(mongo, 'many');
  const many = Array.from({ length: 1203 }, (_none, seq) => ({
    ...{ ticketId: 'f'.repeat(24), ticketNumber: 'SH20261122-0001', seq },
    ...{ recipientId: 'a'.repeat(24), channel: 'inbox' },
  }));
  await database.collection('notifications').insertMany(many);
  await migrate(database);
  const facts = (await kept(database, 'notifications')).map(({ fact }) => fact);
  expect(facts).toEqual(many.map(({ seq }) => `entry:${seq}`));
  await database.close();
});

it('names what the relay keeps trying by its source, too', async () => {
  const database = await emptyDatabase(mongo, 'failures');
  const failure = { failures: 8, setAsideAt: new Date(0) };
  const itemId = 'f'.repeat(24);
  await database.collection('work_failures').insertMany([
    { kind: 'relay', itemId, ...failure },
    { kind: 'confirm', itemId, ...failure },
  ]);
  await migrate(database);
  expect(await kept(database, 'work_failures')).toMatchObject([
    { kind: 'relay', itemId: `ticket:${itemId}`, ...failure },
    // a later migration knows it by another name
    { kind: 'timer', itemId, ...failure },
  ]);
  await database.close();
});
