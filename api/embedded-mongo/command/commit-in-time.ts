import { deadlineOf } from './arguments';
import type { CommandCall } from './command';

/** Runs a job inside the next group of writes; the command's `maxTimeMS` holds there as well. */
export type Commit = <T>(job: () => T) => Promise<T>;

/** For a command that writes in several steps, whose time counts from the first. */
export function committer({ body, database }: CommandCall): Commit {
  const { store, patience } = database;
  const deadline = deadlineOf(body);
  return (job) =>
    store.commit(() => {
      patience.limit(deadline);
      try {
        return job();
      } finally {
        patience.end();
      }
    });
}

export function commitInTime<T>(call: CommandCall, job: () => T): Promise<T> {
  return committer(call)(job);
}
