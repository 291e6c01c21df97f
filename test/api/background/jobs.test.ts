import { setTimeout as sleep } from 'node:timers/promises';

import { startJobs } from '#api/background/index';
import { createLog } from '#api/log';

const lines: string[] = [];
const log = createLog('info', { write: (line) => void lines.push(line) });

/** Lets the work at hand go on until the fact is true. */
async function until(isTrue: () => boolean) {
  while (!isTrue()) {
    await sleep(1);
  }
}

it('runs a job again and again, never twice at once', async () => {
  const seen = { runs: 0, running: 0, most: 0 };
  const run = async () => {
    seen.runs += 1;
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    await sleep(2);
    seen.running -= 1;
  };
  const stop = startJobs([{ name: 'count', every: 1, run }], log);
  await until(() => seen.runs >= 5);
  await stop();
  expect(seen).toMatchObject({ running: 0, most: 1 });
});

it('goes on after a failure and logs it with the job’s name', async () => {
  let runs = 0;
  const run = () => {
    runs += 1;
    return Promise.reject(new Error('no disk'));
  };
  const stop = startJobs([{ name: 'tidy', every: 1, run }], log);
  await until(() => runs >= 2);
  await stop();
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    event: 'server.bug',
    job: 'tidy',
    stack: expect.stringContaining('no disk') as string,
  });
});

it('stops at once between two runs and waits for one that is running', async () => {
  let finish = () => undefined as unknown;
  const isFinished = new Promise(
    (resolve) =>
      (finish = () => {
        resolve(null);
      }),
  );
  const stop = startJobs(
    [
      { name: 'rare', every: 60 * 60_000, run: () => Promise.resolve() },
      { name: 'slow', every: 1, run: () => isFinished },
    ],
    log,
  );
  let hasStopped = false;
  const stopped = stop().then(() => (hasStopped = true));
  await sleep(10);
  expect(hasStopped).toBe(false);
  finish();
  await stopped;
  expect(hasStopped).toBe(true);
});
