export type Worker = {
  /** There is something new to do. */
  wake: () => void;
  /** Waits until nothing is left that can be done. */
  settle: () => Promise<void>;
  /** Finishes the pieces at hand and takes no other. */
  stop: () => Promise<void>;
};

/** Milliseconds. Only what a killed process left behind, and what was put off, waits for the poll. */
const pollEvery = 5000;

type Work = {
  /** One piece of work; false when there is none. */
  step: () => Promise<boolean>;
  /** How many pieces are worked on at the same time. */
  hands?: number;
  onError: (error: unknown) => void;
};

/** Works whenever it is woken, and now and then by itself. */
export function startWorker({ step, hands = 1, onError }: Work): Worker {
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
    while (state.busy < hands && !state.isStopped) {
      const hand = work().finally(() => running.delete(hand));
      running.add(hand);
    }
  };

  const poll = setInterval(wake, pollEvery);
  poll.unref();
  wake();

  return {
    wake,
    settle: async () => {
      wake();
      await Promise.all(running);
    },
    stop: async () => {
      state.isStopped = true;
      clearInterval(poll);
      await Promise.all(running);
    },
  };
}
