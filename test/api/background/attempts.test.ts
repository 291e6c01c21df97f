import { connectDatabase, type Database } from '#api/mongo/index';

import { roomAttempts } from '../../support/attempts';
import { startTestMongo, type TestMongo } from '../../support/embedded-mongo';

let mongo: TestMongo;
let database: Database;
beforeAll(async () => {
  mongo = await startTestMongo();
  database = await connectDatabase(mongo.uri);
});
afterAll(async () => {
  await database.close();
  await mongo.stop();
});

it('tries a piece that takes no lease once at a time in one process, and again as soon as that has ended', async () => {
  const attempts = roomAttempts(database, () => new Date());
  const begun: string[] = [];
  let finish = (): void => undefined;
  const slow = async () => {
    begun.push('slow');
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return true;
  };
  const quick = () => {
    begun.push('quick');
    return Promise.resolve(true);
  };
  const piece = { kind: 'timer', itemId: 'a' } as const;
  const isAlone = true;
  const first = attempts.attempt(piece, { work: slow, isAlone });
  expect(await attempts.attempt(piece, { work: quick, isAlone })).toBe('skipped');
  expect(await attempts.attempt({ ...piece, itemId: 'b' }, { work: quick, isAlone })).toBe('done');
  expect(begun).toEqual(['slow', 'quick']);
  finish();
  expect(await first).toBe('done');
  expect(await attempts.attempt(piece, { work: quick, isAlone })).toBe('done');
});

it('tries again what hangs under a lease that has run out', async () => {
  const attempts = roomAttempts(database, () => new Date());
  const piece = { kind: 'content_check', itemId: 'a' } as const;
  void attempts.attempt(piece, { work: () => new Promise(() => undefined) });
  expect(await attempts.attempt(piece, { work: () => Promise.resolve(true) })).toBe('done');
});

it('lets a piece that failed go again', async () => {
  const attempts = roomAttempts(database, () => new Date());
  const piece = { kind: 'timer', itemId: 'c' } as const;
  const fails = () => Promise.reject(new Error('broken'));
  expect(await attempts.attempt(piece, { work: fails })).toBe('failed');
  expect(await attempts.attempt(piece, { work: () => Promise.resolve(true) })).toBe('done');
});
