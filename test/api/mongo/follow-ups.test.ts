import mongoose from 'mongoose';

import { migrate } from '#api/mongo/index';

import { emptyDatabase, startTestMongo } from '../../support/embedded-mongo';

const mongo = await startTestMongo();
afterAll(() => mongo.stop());

const day = 24 * 60 * 60_000;
const later = new Date(Date.now() + day);
const earlier = new Date(Date.now() - day);
/** As the version before wrote it. */
const call = (state: string, dueAt: Date) => ({
  ...{ round: 1, reason: '没有解决，1 星', dueAt, ownerId: null, state },
});

function aTicket(number: string, more: { followUps: object[] } & Record<string, unknown>) {
  const closed = { status: 'closed', severity: 'minor', scope: 'me', timerAt: null };
  const _id = new mongoose.Types.ObjectId();
  return { _id, number, ...closed, closedAt: earlier, ...more };
}

it('names every call, looks at the owed ones at once, and tells nobody of old lateness', async () => {
  const database = await emptyDatabase(mongo, 'follow-ups');
  const tickets = database.collection<{
    number: string;
    followUps: object[];
    timerAt: Date | null;
  }>('tickets');
  await tickets.insertMany([
    aTicket('A', { followUps: [call('withdrawn', earlier), call('open', later)] }),
    aTicket('B', { followUps: [call('open', earlier)] }),
    aTicket('C', { followUps: [call('withdrawn', earlier)] }),
    aTicket('D', { followUps: [] }),
    aTicket('E', { followUps: [], severity: 'blocked', scope: 'team' }),
    aTicket('F', {
      ...{ followUps: [], severity: 'blocked', scope: 'team' },
      closedAt: new Date(Date.now() - 40 * day),
    }),
  ]);
  await Promise.all([migrate(database), migrate(database)]);
  await database.collection('migrations').deleteOne({ _id: '0010-follow-ups' as never });
  await migrate(database);
  const found = await tickets.find().sort({ number: 1 }).toArray();
  expect(found.map(({ number, timerAt }) => [number, timerAt?.getTime() ?? null])).toEqual([
    ['A', 1],
    ['B', 1],
    ['C', null],
    ['D', null],
    ['E', 1],
    ['F', null],
  ]);
  const fresh = { kind: 'bad_rating', attempts: [], postponements: [], settled: null };
  expect(found[0]?.followUps).toMatchObject([
    { ...fresh, id: '1', state: 'withdrawn' },
    { ...fresh, id: '2', state: 'open', dueAt: later, warnedAt: null, lateAt: null },
  ]);
  const told: unknown = expect.any(Date);
  expect(found[1]?.followUps).toMatchObject([{ id: '1', warnedAt: told, lateAt: told }]);
  await database.close();
});
