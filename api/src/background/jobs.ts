import { setTimeout as sleep } from 'node:timers/promises';

import type { Log } from '#api/log';

export type Job = {
  name: string;
  /** Milliseconds between the end of one run and the next. */
  every: number;
  run: () => Promise<unknown>;
};

/** Runs each job now and then, never twice at once. The returned function waits for what is running. */
export function startJobs(jobs: readonly Job[], log: Log): () => Promise<void> {
  const stopped = new AbortController();
  const loops = jobs.map((job) => repeat(job, log, stopped.signal));
  return async () => {
    stopped.abort();
    await Promise.all(loops);
  };
}

async function repeat({ name, every, run }: Job, log: Log, signal: AbortSignal) {
  while (!signal.aborted) {
    try {
      await run();
    } catch (error: unknown) {
      log.bug(error, { job: name });
    }
    // waking up to be stopped is no error
    await sleep(every, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
