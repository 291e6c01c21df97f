export type Worker = {
  /** There is something new to do. */
  wake: () => void;
  /** Waits until nothing is left that can be done. */
  settle: () => Promise<void>;
  /** Finishes the piece at hand and takes no other. */
  stop: () => Promise<void>;
};

/** Milliseconds. Only what a killed process left behind, and what was put off, waits for the poll. */
const pollEvery = 5000;

type Work = {
  /** One piece of work; false when there is none. */
  step: () => Promise<boolean>;
  onError: (error: unknown) => void;
};

/** Works whenever it is woken, and now and then by itself. */
export function startWorker(work: Work): Worker {
  const state = { isStopped: false, isWoken: false };
  let running: Promise<void> | null = null;

  const drain = async () => {
    while (state.isWoken && !state.isStopped) {
      state.isWoken = false;
      await workAll(work, state);
    }
    // in the same turn as the check above, so that no wake falls between the two
    running = null;
  };
  const wake = () => {
    state.isWoken = true;
    running ??= drain();
  };

  const poll = setInterval(wake, pollEvery);
  poll.unref();
  wake();

  return {
    wake,
    settle: async () => {
      wake();
      await running;
    },
    stop: async () => {
      state.isStopped = true;
      clearInterval(poll);
      await running;
    },
  };
}

async function workAll({ step, onError }: Work, state: { isStopped: boolean }): Promise<void> {
  try {
    let isMoreLeft = true;
    while (isMoreLeft && !state.isStopped) {
      isMoreLeft = await step();
    }
  } catch (error: unknown) {
    // the piece at hand stays leased for a while, the next poll goes on with the others
    onError(error);
  }
}
