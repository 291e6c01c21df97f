import type { Signal } from './signal';
import type { QueueKind } from './work-table';

/** Work that waits piece by piece; every process takes part in it, as `workTable` says. */
export type QueueWork = {
  kind: QueueKind;
  /** Does one piece; false when there is none. */
  step: () => Promise<boolean>;
  /** There may be something new to do. */
  wokenBy: Signal;
};

type Worker = {
  /** Finishes the pieces at hand and takes no other. */
  stop: () => Promise<void>;
};

type Work = Omit<QueueWork, 'kind'> & {
  /** Milliseconds. Only what a killed process left behind, and what was put off, waits so long. */
  every: number;
  /** How many pieces are worked on at the same time. */
  atOnce: number;
};

/** Works whenever it is woken, and now and then by itself. */
export function startWorker(
  { step, wokenBy, every, atOnce }: Work,
  onError: (error: unknown) => void,
): Worker {
  const state = { isStopped: false, wakes: 0, busy: 0 };
  const running = new Set<Promise<void>>();

  const takeAll = async () => {
    try {
      let isMoreLeft = true;
      while (isMoreLeft && !state.isStopped) {
        isMoreLeft = await step();
      }
    } catch (error: unknown) {
      // the piece at hand stays leased for a while, the next poll goes on with the others
      onError(error);
    }
  };
  const work = async () => {
    state.busy += 1;
    let heard = 0;
    while (heard !== state.wakes && !state.isStopped) {
      heard = state.wakes;
      await takeAll();
    }
    // in the same turn as the check above, so that no wake falls between the two
    state.busy -= 1;
  };
  const wake = () => {
    state.wakes += 1;
    while (state.busy < atOnce && !state.isStopped) {
      const turn = work().finally(() => running.delete(turn));
      running.add(turn);
    }
  };

  wokenBy.listen(wake);
  const poll = setInterval(wake, every);
  poll.unref();
  wake();

  return {
    stop: async () => {
      state.isStopped = true;
      clearInterval(poll);
      await Promise.all(running);
    },
  };
}
