import { assertThat } from '#api/app-error';

import { startWorkerProcess, type ProcessLimits, type WorkerProcess } from './worker-process';

type Limits = ProcessLimits & {
  /** Jobs after which a process is replaced: decoders leak a little. */
  jobsEach: number;
};

type Worker<Job, Answer> = { process: WorkerProcess<Job, Answer>; jobsLeft: number };

/** What a worker said of a job; null for what is no answer to it. */
type ReadAnswer<Job, Answer> = (job: Job, line: string | null) => Answer | null;

/** Worker processes, each started when none is free and kept warm for the next job. The caller bounds how many. */
export function createWorkerPool<Job, Answer extends { outcome: string }>(
  { jobsEach, ...limits }: Limits,
  readAnswer: ReadAnswer<Job, Answer>,
) {
  const idle: Worker<Job, Answer>[] = [];
  const starting = new Set<Promise<WorkerProcess<Job, Answer>>>();
  const alive = new Set<WorkerProcess<Job, Answer>>();
  let isOpen = true;

  const start = async (): Promise<Worker<Job, Answer>> => {
    const coming = startWorkerProcess(limits, readAnswer);
    starting.add(coming);
    try {
      const process = await coming;
      alive.add(process);
      return { process, jobsLeft: jobsEach };
    } finally {
      starting.delete(coming);
    }
  };

  /** @throws {AppError} `server.stopping` */
  const run = async (job: Job): Promise<Answer | null> => {
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
    return answer;
  };

  return {
    /** Null: the process ended over the job, by itself or because it took too long or too much. */
    run,
    /** Starts one ahead of the first job; when it does not start, that job says why. */
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

function takeLiving<Job, Answer>(idle: Worker<Job, Answer>[]): Worker<Job, Answer> | undefined {
  for (;;) {
    const worker = idle.pop();
    if (!worker || worker.process.isAlive()) {
      return worker;
    }
  }
}
