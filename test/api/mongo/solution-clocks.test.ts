import { migrate, type Database } from '#api/mongo/index';
import { clockTimes, resumeClock, type PromiseClock } from '#shared/promises/promise-clock';
import { standardCalendar } from '#shared/promises/working-calendar';

import { emptyDatabase, startTestMongo } from '../../support/embedded-mongo';

const mongo = await startTestMongo();
afterAll(() => mongo.stop());

const at = (local: string) => new Date(`${local}+08:00`);
const hour = 3_600_000;

/** As the version before wrote them: what came out, and on the customer’s turn what was left. */
const underway = {
  ...{ number: 'underway', status: 'in_progress', severity: 'degraded' },
  ...{ solutionDueAt: at('2026-11-29T03:04:05.678'), solutionTimeLeft: null },
  createdAt: at('2026-11-28T10:00'),
};
const asked = { ...underway, number: 'asked', status: 'awaiting_customer' };
const waiting = { ...asked, number: 'waiting', solutionTimeLeft: 3 * hour };
const lateWaiting = { ...asked, number: 'late', solutionTimeLeft: -3 * hour };
const fresh = { ...underway, number: 'fresh', status: 'submitted', solutionDueAt: null };
const broken = { ...underway, number: 'broken', severity: 'terrible' };

type Stored = { number: string; clocks?: { solution: PromiseClock } };

async function migrated(name: string, lives: (database: Database) => Promise<unknown>) {
  const database = await emptyDatabase(mongo, name);
  const tickets = database.collection('tickets');
  await tickets.insertMany(
    [underway, waiting, lateWaiting, fresh, broken].map((one) => ({ ...one })),
  );
  await lives(database);
  const stored = await tickets.find().project({ _id: 0 }).toArray();
  await database.close();
  return new Map((stored as Stored[]).map((one) => [one.number, one]));
}

const clockOf = (stored: Map<string, Stored>, number: string) => {
  const clock = stored.get(number)?.clocks?.solution;
  if (!clock) {
    throw new Error(`${number} has no clock`);
  }
  return clock;
};
const dueOf = (clock: PromiseClock) => clockTimes(clock, standardCalendar).due;

it('keeps the very time that the customer was told', async () => {
  const stored = await migrated('told', migrate);
  for (const number of ['underway', 'broken']) {
    expect(dueOf(clockOf(stored, number))).toEqual(underway.solutionDueAt);
  }
  expect(clockOf(stored, 'underway')).toMatchObject({ minutes: 480, hours: 'round_the_clock' });
});

it('gives a waiting ticket what was left when its customer answers', async () => {
  const stored = await migrated('waiting', migrate);
  const clock = clockOf(stored, 'waiting');
  expect(dueOf(clock)).toBeNull();
  const answered = at('2026-12-05T20:00');
  expect(dueOf(resumeClock(clock, answered))?.getTime()).toBe(answered.getTime() + 3 * hour);
});

it('leaves late what was late before its customer was asked', async () => {
  const stored = await migrated('late', migrate);
  const clock = clockOf(stored, 'late');
  expect(dueOf(resumeClock(clock, at('2026-12-05T20:00')))).toEqual(underway.solutionDueAt);
});

it('leaves nothing of the former fields, also when two processes start or one starts again', async () => {
  const stored = await migrated('twice', async (database) => {
    await Promise.all([migrate(database), migrate(database)]);
    await database.collection('migrations').deleteMany({});
    await migrate(database);
  });
  const names = [...stored.values()].flatMap((one) => Object.keys(one));
  expect(new Set(names)).toEqual(
    new Set(['breaches', 'clocks', 'createdAt', 'number', 'severity', 'status', 'timerAt']),
  );
  expect(dueOf(clockOf(stored, 'underway'))).toEqual(underway.solutionDueAt);
});
