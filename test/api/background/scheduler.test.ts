import { setTimeout as sleep } from 'node:timers/promises';

import {
  countWork,
  jobLeaseRepository,
  startScheduler,
  type Job,
  workTable,
} from '#api/background/index';
import { createLog } from '#api/log';
import { connectDatabase } from '#api/mongo/index';

import { startTestMongo } from '../../support/embedded-mongo';
import { settableClock } from '../../support/settable-clock';

const mongo = await startTestMongo();
const database = await connectDatabase(mongo.uri);
const leases = jobLeaseRepository(database);
const clock = settableClock();
const lines: string[] = [];
const log = createLog('info', { write: (line) => void lines.push(line) });
const minute = 60_000;
const { every } = workTable.orphan;

afterAll(async () => {
  await database.close();
  await mongo.stop();
});
beforeEach(async () => {
  lines.length = 0;
  await database.collection('job_leases').deleteMany({});
});

/** What one process does when it starts: it looks at once, and then only after seconds that no test waits for. */
async function startProcess(run: Job['run'], counts = countWork()) {
  const jobs: Job[] = [{ kind: 'orphan', run }];
  const stop = await startScheduler(jobs, { leases, clock: clock.now, log, counts });
  return { stop, counts };
}

/** Starts a process, lets it do what is due, stops it. */
async function lookOnce(run: Job['run']) {
  const { stop, counts } = await startProcess(run);
  await stop();
  return counts.describe();
}

function counting() {
  const seen = { runs: 0 };
  return { seen, run: () => Promise.resolve((seen.runs += 1)) };
}

it('runs a job that is new, and again when its pause is over', async () => {
  const { seen, run } = counting();
  await lookOnce(run);
  clock.advance(every - 1);
  await lookOnce(run);
  expect(seen.runs).toBe(1);
  clock.advance(1);
  await lookOnce(run);
  expect(seen.runs).toBe(2);
});

it('runs it in one of several processes', async () => {
  const { seen, run } = counting();
  await Promise.all(Array.from({ length: 6 }, () => lookOnce(run)));
  expect(seen.runs).toBe(1);
});

/** A run that ends when the test says so. */
function slow() {
  const control = { begun: () => undefined as unknown, end: () => undefined as unknown };
  const hasBegun = new Promise((resolve) => (control.begun = () => (resolve(null), undefined)));
  const hasEnded = new Promise((resolve) => (control.end = () => (resolve(null), undefined)));
  const run = () => {
    control.begun();
    return hasEnded;
  };
  return { run, hasBegun, end: control.end };
}

it('leaves it alone while another process runs it, and waits for it when it stops', async () => {
  const first = slow();
  const { stop } = await startProcess(first.run);
  await first.hasBegun;
  const { seen, run } = counting();
  await lookOnce(run);
  expect(seen.runs).toBe(0);
  let hasStopped = false;
  const stopped = stop().then(() => (hasStopped = true));
  await sleep(10);
  expect(hasStopped).toBe(false);
  first.end();
  await stopped;
  clock.advance(every);
  await lookOnce(run);
  expect(seen.runs).toBe(1);
});

it('takes a job over whose process died, when its lease ends, and lets the dead one change nothing', async () => {
  await leases.add('orphan', clock.now());
  const dead = await leases.take('orphan', clock.now(), minute);
  const { seen, run } = counting();
  clock.advance(minute - 1);
  await lookOnce(run);
  expect(seen.runs).toBe(0);
  clock.advance(1);
  await lookOnce(run);
  expect(seen.runs).toBe(1);
  if (dead) {
    // it was only very slow
    await leases.finish(dead, new Date(0));
  }
  await lookOnce(run);
  expect([dead !== null, seen.runs]).toEqual([true, 1]);
});

it('keeps what still runs for as long as it says so', async () => {
  await leases.add('orphan', clock.now());
  const turn = await leases.take('orphan', clock.now(), minute);
  clock.advance(minute - 1);
  if (turn) {
    await leases.extend(turn, clock.now());
  }
  clock.advance(minute - 1);
  const { seen, run } = counting();
  await lookOnce(run);
  expect(seen.runs).toBe(0);
});

it('runs a job that is due in a year: a wrong clock wrote that', async () => {
  const dueAt = new Date(clock.now().getTime() + 365 * 24 * 60 * minute);
  await database
    .collection<{ _id: string }>('job_leases')
    .insertOne({ _id: 'orphan', dueAt, turn: 1 } as never);
  const { seen, run } = counting();
  await lookOnce(run);
  expect(seen.runs).toBe(1);
});

it('says what a failure means, counts it, and runs the job again', async () => {
  const described = await lookOnce(() => Promise.reject(new Error('no disk')));
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    event: 'server.bug',
    job: 'orphan',
    failure: 'uploads that nobody attached take up room',
    stack: expect.stringContaining('no disk') as string,
  });
  expect(described).toContain('huisheng_work_runs_total{job="orphan",outcome="failed"} 1');
  clock.advance(every);
  const { seen, run } = counting();
  expect(await lookOnce(run)).toContain('huisheng_work_runs_total{job="orphan",outcome="done"} 1');
  expect(seen.runs).toBe(1);
});
