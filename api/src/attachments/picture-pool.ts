import { AppError, assertThat } from '#api/app-error';

import type { PictureAnswer, PictureJob } from './picture-job';
import { startPictureProcess, type PictureProcess, type ProcessLimits } from './picture-process';

type Limits = ProcessLimits & {
  /** Jobs after which a process is replaced: decoders leak a little. */
  jobsEach: number;
};

type Worker = { process: PictureProcess; jobsLeft: number };
type PictureSuccess = Extract<PictureAnswer, { outcome: 'prepared' | 'checkable' }>;

/**
 * @throws {AppError} `attachment.kind_not_allowed`, `attachment.too_many_pixels`, `attachment.unreadable`,
 * `server.stopping`
 */
export type Decode = (job: PictureJob) => Promise<PictureSuccess>;

/** Picture processes, each started when none is free and kept warm for the next job. The caller bounds how many. */
export function createPicturePool({ jobsEach, ...limits }: Limits) {
  const idle: Worker[] = [];
  const starting = new Set<Promise<PictureProcess>>();
  const alive = new Set<PictureProcess>();
  let isOpen = true;

  const start = async (): Promise<Worker> => {
    const coming = startPictureProcess(limits);
    starting.add(coming);
    try {
      const process = await coming;
      alive.add(process);
      return { process, jobsLeft: jobsEach };
    } finally {
      starting.delete(coming);
    }
  };

  const decode: Decode = async (job) => {
    assertThat(isOpen, 'server.stopping');
    const worker = takeLiving(idle) ?? (await start());
    const answer = await worker.process.run(job);
    worker.jobsLeft -= 1;
    if (worker.process.isAlive() && worker.jobsLeft > 0) {
      idle.push(worker);
    } else {
      alive.delete(worker.process);
      void worker.process.end();
    }
    assertThat(answer ?? isOpen, 'server.stopping');
    return succeeded(answer);
  };

  return {
    decode,
    /** Starts one ahead of the first picture; when it does not start, that picture says why. */
    warm: async () => {
      await start().then(
        (worker) => idle.push(worker),
        () => undefined,
      );
    },
    /** Ends every process, also those at work. */
    stop: async () => {
      isOpen = false;
      await Promise.allSettled(starting);
      await Promise.all([...alive].map((one) => one.end()));
    },
  };
}

function takeLiving(idle: Worker[]): Worker | undefined {
  for (;;) {
    const worker = idle.pop();
    if (!worker || worker.process.isAlive()) {
      return worker;
    }
  }
}

function succeeded(answer: PictureAnswer | null): PictureSuccess {
  switch (answer?.outcome) {
    case 'prepared':
    case 'checkable':
      return answer;
    case 'refused':
      throw new AppError(answer.code, { cause: new Error(answer.words) });
    case 'memory':
      throw new AppError('attachment.too_many_pixels', { cause: new Error('too much memory') });
    case 'disk':
      throw Object.assign(new Error(answer.words), {
        code: /space|quota/i.test(answer.words) ? 'ENOSPC' : 'EIO',
      });
    case undefined:
      throw new AppError('attachment.unreadable', {
        cause: new Error('the picture process ended over it'),
      });
  }
}
