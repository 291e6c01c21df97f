import { relayBatch, type RelayDeps } from './relay-batch';

export type Relay = {
  /** The outbox has something new. */
  wake: () => void;
  /** Waits until nothing is owed that can be delivered. */
  settle: () => Promise<void>;
  /** Finishes the ticket at hand and takes no other. */
  stop: () => Promise<void>;
};

/** Milliseconds. Only what a killed process left behind waits for the poll. */
const pollEvery = 5000;

type Deps = RelayDeps & { onError: (error: unknown) => void };

/** Works whenever it is woken, and now and then by itself. */
export function startRelay(deps: Deps): Relay {
  const state = { isStopped: false, isWoken: false };
  let work: Promise<void> | null = null;

  const drain = async () => {
    while (state.isWoken && !state.isStopped) {
      state.isWoken = false;
      await relayAll(deps, state);
    }
    // in the same turn as the check above, so that no wake falls between the two
    work = null;
  };
  const wake = () => {
    state.isWoken = true;
    work ??= drain();
  };

  const poll = setInterval(wake, pollEvery);
  poll.unref();
  wake();

  return {
    wake,
    settle: async () => {
      wake();
      await work;
    },
    stop: async () => {
      state.isStopped = true;
      clearInterval(poll);
      await work;
    },
  };
}

async function relayAll(deps: Deps, state: { isStopped: boolean }): Promise<void> {
  try {
    let isMoreOwed = true;
    while (isMoreOwed && !state.isStopped) {
      isMoreOwed = await relayBatch(deps);
    }
  } catch (error: unknown) {
    // the ticket at hand stays leased for a while, the next poll goes on with the others
    deps.onError(error);
  }
}
