import { deadlineOf } from './arguments';
import type { CommandCall } from './command';

/** Runs the job of a command that writes inside the next group; its `maxTimeMS` holds there as well. */
export function commitInTime<T>(call: CommandCall, job: () => T): Promise<T> {
  const { store, patience } = call.database;
  const deadline = deadlineOf(call.body);
  return store.commit(() => {
    patience.limit(deadline);
    try {
      return job();
    } finally {
      patience.end();
    }
  });
}
