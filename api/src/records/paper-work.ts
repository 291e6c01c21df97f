import { availableParallelism } from 'node:os';

import { LRUCache } from 'lru-cache';
import { z } from 'zod';

import { bounded } from '#api/bounds/index';
import { fairTurns } from '#api/processes/fair-turns';
import { createWorkerPool } from '#api/processes/worker-pool';
import { programBeside } from '#api/processes/worker-process';

import type { PaperAnswer, PaperJob } from './paper-job';

const usual = {
  program: programBeside(import.meta.url, 'paper-worker'),
  /** Processes at once, each for another person. */
  places: Math.min(bounded.papersAtOnce.most, availableParallelism()),
  mostWaiting: bounded.papersWaiting.most,
  mostWaitingEach: bounded.papersWaitingEach.most,
  /** Bytes. */
  memory: bounded.paperMemory.most,
  /** Milliseconds. */
  patience: bounded.paperWait.most,
  jobsEach: 50,
};

export type PaperLimits = Record<Exclude<keyof typeof usual, 'program'>, number> & {
  /** Another one than the usual, for tests. */
  program: string;
};

export type PaperWork = ReturnType<typeof createPaperWork>;

/** Draws one paper. Throws what the paper process complains of. */
export type Draw = (job: PaperJob) => Promise<void>;

type Turn = { personId: string; key: string };

/**
 * Draws PDFs in processes of their own, one of each person at a time, the persons in turn. Readers ask for the same paper
 * piece by piece, so the newest are kept.
 */
export function createPaperWork(limits: Partial<PaperLimits> = {}) {
  const all = { ...usual, ...limits };
  const inTurn = fairTurns({ ...all, busy: 'server.busy' });
  const pool = createWorkerPool<PaperJob, PaperAnswer>(all, (_job, line) => readAnswer(line));
  const kept = new LRUCache<string, Buffer>({
    maxSize: bounded.papersKept.most,
    sizeCalculation: (bytes) => Math.max(1, bytes.length),
  });
  const draw: Draw = async (job) => {
    const answer = await pool.run(job);
    if (answer?.outcome !== 'drawn') {
      const why = answer?.outcome === 'failed' ? answer.words : (answer?.outcome ?? 'no answer');
      throw new Error(`a paper could not be drawn: ${why}`);
    }
  };
  return {
    /**
     * The bytes of a paper, made by `make` unless they are kept under their key.
     *
     * @throws {AppError} `server.busy`, `request.too_many`, `server.stopping`
     */
    bytesOf: ({ personId, key }: Turn, make: (draw: Draw) => Promise<Buffer>): Promise<Buffer> =>
      inTurn(personId, async () => {
        const bytes = kept.get(key) ?? (await make(draw));
        kept.set(key, bytes);
        return bytes;
      }),
    /** Ends every process. */
    stop: pool.stop,
  };
}

const answer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('drawn'), pages: z.int().positive(), size: z.int().positive() }),
  z.object({ outcome: z.literal('failed'), words: z.string() }),
  z.object({ outcome: z.literal('memory') }),
]);

function readAnswer(line: string | null): PaperAnswer | null {
  try {
    return answer.safeParse(JSON.parse(line ?? '')).data ?? null;
  } catch {
    return null;
  }
}
