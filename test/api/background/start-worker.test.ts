import { createSignal, startWorker } from '#api/background/index';

/** Pieces that are done when the test says so. */
function pieces(count: number) {
  const waiting = Array.from({ length: count }, (_none, piece) => piece);
  const begun: number[] = [];
  const finish = new Map<number, () => void>();
  return {
    ...{ begun, waiting },
    finish: (piece: number) => finish.get(piece)?.(),
    step: async () => {
      const piece = waiting.shift();
      if (piece === undefined) {
        return false;
      }
      begun.push(piece);
      await new Promise<void>((resolve) => finish.set(piece, resolve));
      return true;
    },
  };
}

const turn = () => new Promise(setImmediate);
const fail = (error: unknown) => {
  throw error;
};
const wokenBy = createSignal();
/** Milliseconds: longer than these tests last. */
const every = 60_000;

it('works on one piece at a time', async () => {
  const work = pieces(2);
  const worker = startWorker({ ...work, wokenBy, every, atOnce: 1 }, fail);
  await turn();
  expect(work.begun).toEqual([0]);
  work.finish(0);
  await turn();
  expect(work.begun).toEqual([0, 1]);
  work.finish(1);
  await worker.stop();
});

it('goes on with the others while one piece waits', async () => {
  const work = pieces(4);
  const worker = startWorker({ ...work, wokenBy, every, atOnce: 2 }, fail);
  await turn();
  expect(work.begun).toEqual([0, 1]);
  work.finish(1);
  await turn();
  work.finish(2);
  await turn();
  expect(work.begun).toEqual([0, 1, 2, 3]);
  [0, 3].forEach(work.finish);
  await worker.stop();
});

it('takes up what comes while one piece waits and nothing else was left', async () => {
  const work = pieces(1);
  const worker = startWorker({ ...work, wokenBy, every, atOnce: 2 }, fail);
  await turn();
  work.waiting.push(1);
  wokenBy.raise();
  await turn();
  expect(work.begun).toEqual([0, 1]);
  [0, 1].forEach(work.finish);
  await worker.stop();
});

it('looks once more when it was woken during its last look', async () => {
  const looks: (() => void)[] = [];
  const step = () =>
    new Promise<boolean>((resolve) => {
      looks.push(() => {
        resolve(false);
      });
    });
  const worker = startWorker({ step, wokenBy, every, atOnce: 1 }, fail);
  wokenBy.raise();
  looks[0]?.();
  await turn();
  expect(looks).toHaveLength(2);
  looks[1]?.();
  await worker.stop();
});

it('tells of a failure and goes on when it is woken', async () => {
  const failures: unknown[] = [];
  let looks = 0;
  const step = () => {
    looks += 1;
    return looks === 1 ? Promise.reject(new Error('no database')) : Promise.resolve(false);
  };
  const worker = startWorker({ step, wokenBy, every, atOnce: 1 }, (error) => failures.push(error));
  await turn();
  wokenBy.raise();
  await turn();
  expect([failures.length, looks]).toEqual([1, 2]);
  await worker.stop();
});

it('takes no other piece when it is stopped', async () => {
  const work = pieces(2);
  const worker = startWorker({ ...work, wokenBy, every, atOnce: 1 }, fail);
  await turn();
  const stopped = worker.stop();
  work.finish(0);
  await stopped;
  wokenBy.raise();
  await turn();
  expect(work.begun).toEqual([0]);
});
