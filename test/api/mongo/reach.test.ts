import { migrate } from '#api/mongo/index';

import { emptyDatabase, startTestMongo } from '../../support/embedded-mongo';

const mongo = await startTestMongo();
afterAll(() => mongo.stop());

const since = new Date('2026-11-20T02:00:00Z');
const call = { kind: 'bad_rating', state: 'open', round: 1, since, id: '1', dueAt: since };
const bad = { round: 1, fixed: 'no', stars: 1 };

it('finds what was rated badly before there was a list of it', async () => {
  const database = await emptyDatabase(mongo, 'reach');
  const tickets = database.collection('tickets');
  await tickets.insertMany([
    { number: '1', followUps: [call], ratings: [bad] },
    // thought better of it, was called, was planned by us, was never rated
    { number: '2', followUps: [call], ratings: [{ ...bad, fixed: 'yes', stars: 5 }] },
    { number: '3', followUps: [{ ...call, state: 'done' }], ratings: [bad] },
    { number: '4', followUps: [{ ...call, kind: 'planned' }], ratings: [bad] },
    { number: '5', followUps: [], ratings: [] },
  ]);
  await migrate(database);
  const waiting = await tickets.find({ badlyRatedAt: { $ne: null } }).toArray();
  expect(
    waiting.map(({ badlyRatedAt, number: name }) => [name as string, badlyRatedAt as Date]),
  ).toEqual([['1', since]]);
  await database.close();
});
