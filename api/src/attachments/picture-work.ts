import { availableParallelism } from 'node:os';

import { bounded } from '#api/bounds/index';
import { fairTurns } from '#api/processes/fair-turns';
import { createWorkerPool } from '#api/processes/worker-pool';
import { programBeside } from '#api/processes/worker-process';

import { decodeIn, type Decode } from './decode-picture';
import { readAnswer } from './picture-answer';
import type { PictureAnswer, PictureJob } from './picture-job';

/** Whose turn it is; the signal ends the wait of somebody who left. */
type Turn = { personId: string; signal?: AbortSignal | undefined };

export type PictureWork = ReturnType<typeof createPictureWork>;

export type PictureLimits = Record<Exclude<keyof typeof usual, 'program'>, number> & {
  /** Another one than the usual, for tests. */
  program: string;
};

const usual = {
  program: programBeside(import.meta.url, 'picture-worker'),
  /** Processes at once, each for another person. */
  places: Math.min(bounded.picturesAtOnce.most, Math.max(2, availableParallelism())),
  /** Each may hold 10 MB on the disk meanwhile. */
  mostWaiting: bounded.picturesWaiting.most,
  /** Somebody sends all nine pictures of a report at once, and of the next one. */
  mostWaitingEach: bounded.picturesWaitingEach.most,
  /** Bytes; the largest honest pictures take half of it. */
  memory: bounded.pictureMemory.most,
  /** Milliseconds; the largest honest pictures take a third of it. */
  patience: bounded.pictureWait.most,
  jobsEach: 200,
};

/** Decodes pictures in processes of their own, one of each person at a time, the persons in turn. */
export function createPictureWork(limits: Partial<PictureLimits> = {}) {
  const all = { ...usual, ...limits };
  const inTurn = fairTurns({ ...all, busy: 'attachment.busy' });
  const pool = createWorkerPool<PictureJob, PictureAnswer>(all, ({ kind }, line) =>
    readAnswer(kind, line),
  );
  const decode = decodeIn(pool);
  return {
    /** @throws {AppError} `attachment.busy`, `request.too_many`, and what the work throws */
    inTurn: <T>({ personId, signal }: Turn, work: (decode: Decode) => Promise<T>): Promise<T> =>
      inTurn(personId, () => work(decode), signal),
    /** Starts a process ahead of the first picture. */
    warm: pool.warm,
    /** Ends every process. */
    stop: pool.stop,
  };
}
