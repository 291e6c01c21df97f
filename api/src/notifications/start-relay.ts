import { startWorker, type Worker } from '#api/background/index';

import { relayBatch, type RelayDeps } from './relay-batch';

export type Relay = Worker;

type Deps = RelayDeps & { onError: (error: unknown) => void };

/** Delivers what tickets owe whenever it is woken, and now and then by itself. */
export function startRelay(deps: Deps): Relay {
  return startWorker({ step: () => relayBatch(deps), onError: deps.onError });
}
