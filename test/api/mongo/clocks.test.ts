import mongoose from 'mongoose';

import { migrate, type Database } from '#api/mongo/index';

import { emptyDatabase, startTestMongo } from '../../support/embedded-mongo';

const mongo = await startTestMongo();
afterAll(() => mongo.stop());

const at = (local: string) => new Date(`${local}+08:00`);
const engineerId = new mongoose.Types.ObjectId();
const far = at('2096-11-26T10:00');

type Clock = Record<'metAt' | 'endedAt' | 'due' | 'warnedAt', Date | null>;
type TicketClocks = { firstResponse: Clock; arrival: Clock | null; solution: Clock };
type Breach = { promise: string; dueAt: Date };
type Stored = { number: string; clocks?: TicketClocks; breaches?: Breach[]; timerAt?: Date };
type Entry = { kind: string; at: Date; actorId: string; visibility: string };

/** As the version before wrote it: accepted, and promised round the clock. */
const underway = {
  ...{ number: 'underway', status: 'in_progress', severity: 'degraded', scope: 'me' },
  ...{ reporterId: 'customer', createdAt: at('2026-11-23T10:00'), seq: 1, visit: null },
  solutionClock: {
    ...{ start: at('2026-11-23T10:05'), minutes: 480, hours: 'round_the_clock' },
    pauses: [] as object[],
  },
  timeline: [] as Entry[],
};
const said = (visibility: string, actorId = engineerId.toHexString()): Entry => ({
  ...{ kind: 'note', at: at('2026-11-23T10:20'), actorId, visibility },
});
const answered = { ...underway, number: 'answered', timeline: [said('customer')] };
const unanswered = {
  ...{ ...underway, number: 'unanswered', seq: 2 },
  timeline: [said('internal'), said('customer', 'customer')],
};
const long = { ...underway, number: 'long', seq: 300, createdAt: at('2026-11-23T09:00') };
const fresh = {
  ...{ ...underway, number: 'fresh', status: 'submitted', solutionClock: null },
  ...{ createdAt: far, visit: { address: '三号泵房', preferredTime: '' } },
};
const closed = { ...underway, number: 'closed', status: 'closed' };

async function migrated(lives: (database: Database) => Promise<unknown>, name: string) {
  const database = await emptyDatabase(mongo, name);
  await database.collection('users').insertOne({ _id: engineerId, role: 'engineer' });
  const before = [underway, answered, unanswered, long, fresh, closed];
  await database.collection('tickets').insertMany(before.map((one) => ({ ...one })));
  await lives(database);
  const stored = await database.collection('tickets').find().toArray();
  await database.close();
  return new Map((stored as unknown as Stored[]).map((one) => [one.number, one]));
}

it('gives tickets that are not over their clocks, and leaves nothing of the one before', async () => {
  const stored = await migrated(migrate, 'clocks');
  expect(stored.get('underway')?.clocks?.solution).toMatchObject({
    ...underway.solutionClock,
    ...{ round: 1, due: at('2026-11-23T18:05'), metAt: null },
  });
  expect(stored.get('fresh')?.clocks).toMatchObject({
    firstResponse: { start: far, due: at('2096-11-26T10:30'), warnedAt: null },
    arrival: { start: far, warnedAt: null },
    solution: { start: far, minutes: 1440, hours: 'working' },
  });
  expect(stored.get('closed')).not.toHaveProperty('clocks');
  expect([...stored.values()].filter((one) => 'solutionClock' in one)).toEqual([]);
});

it('finds the first public word of the staff', async () => {
  const stored = await migrated(migrate, 'words');
  const met = (number: string) => stored.get(number)?.clocks?.firstResponse.metAt;
  expect(met('answered')).toEqual(at('2026-11-23T10:20'));
  expect(met('unanswered')).toBeNull();
  // nothing was measured of what has moved to the history
  expect(stored.get('long')?.clocks?.firstResponse.endedAt).toBeInstanceOf(Date);
});

it('records what was missed and warns of nothing that is past, without owing a notice', async () => {
  const stored = await migrated(migrate, 'missed');
  const ticket = stored.get('unanswered');
  expect(ticket?.breaches?.map(({ promise, dueAt }) => [promise, dueAt])).toEqual([
    ['firstResponse', at('2026-11-23T10:30')],
    ['solution', at('2026-11-23T18:05')],
  ]);
  expect(ticket?.clocks?.solution.warnedAt).toBeInstanceOf(Date);
  expect([...stored.values()].filter((one) => 'outbox' in one)).toEqual([]);
  expect(stored.get('fresh')?.breaches).toEqual([]);
  expect(stored.get('long')?.breaches?.map(({ promise }) => promise)).toEqual(['solution']);
});

it('is the same when two processes start, or one starts again', async () => {
  const stored = await migrated(async (database) => {
    await Promise.all([migrate(database), migrate(database)]);
    await database.collection('migrations').deleteMany({});
    await migrate(database);
  }, 'twice');
  expect(stored.get('unanswered')?.breaches).toHaveLength(2);
  expect(stored.get('underway')?.clocks?.solution.due).toEqual(at('2026-11-23T18:05'));
});
