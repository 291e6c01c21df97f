import { later, type Clock } from '#api/clock';
import type { Log } from '#api/log';

import { jobLease, type JobLeases, type JobTurn } from './job-lease-repository';
import type { WorkCounts } from './work-counts';
import { workTable, type JobKind } from './work-table';

/** Something that is done now and then, in one process at a time; how often, says `workTable`. */
export type Job = {
  kind: JobKind;
  run: () => Promise<unknown>;
};

const looksInAPause = 4;

type Deps = { leases: JobLeases; clock: Clock; log: Log; counts: WorkCounts };

/** Runs each job when it is due, never twice at once. The returned function waits for what is running. */
export async function startScheduler(
  jobs: readonly Job[],
  deps: Deps,
): Promise<() => Promise<void>> {
  const { clock, leases, log } = deps;
  const running = new Map<JobKind, Promise<void>>();
  await Promise.all(jobs.map(({ kind }) => leases.add(kind, clock())));

  const look = (job: Job) => {
    if (running.has(job.kind)) {
      return;
    }
    const turn = runIfDue(job, deps)
      .catch((error: unknown) => {
        // the database is away: the job waits for the next look, or until its lease ends
        log.bug(error, { job: job.kind });
      })
      .finally(() => running.delete(job.kind));
    running.set(job.kind, turn);
  };
  const polls = jobs.map((job) => {
    look(job);
    // several times in its pause: another process may have run it last, or died with it
    return setInterval(look, workTable[job.kind].every / looksInAPause, job).unref();
  });

  return async () => {
    polls.forEach((poll) => {
      clearInterval(poll);
    });
    await Promise.all(running.values());
  };
}

async function runIfDue(job: Job, deps: Deps): Promise<void> {
  const { clock, leases } = deps;
  const { every } = workTable[job.kind];
  const turn = await leases.take(job.kind, clock(), every);
  if (turn) {
    await holding(turn, deps, () => runOnce(job, deps));
    await leases.finish(turn, later(clock(), every));
  }
}

async function runOnce({ kind, run }: Job, { counts, log }: Deps): Promise<void> {
  try {
    await run();
    counts.ran(kind, 'done');
  } catch (error: unknown) {
    counts.ran(kind, 'failed');
    log.bug(error, { job: kind, failure: workTable[kind].failure });
  }
}

/** Holds the lease for as long as the job runs, however long that is. */
async function holding(turn: JobTurn, { clock, leases, log }: Deps, work: () => Promise<void>) {
  const heartbeat = setInterval(() => {
    leases.extend(turn, clock()).catch((error: unknown) => {
      log.bug(error, { job: turn.kind });
    });
  }, jobLease / 4);
  heartbeat.unref();
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
  }
}
