import { monitorEventLoopDelay } from 'node:perf_hooks';

import { bounded } from '#api/bounds/index';

/** Milliseconds between two looks. */
const every = 500;
/** Milliseconds that everything waits for its turn: beyond it the process is busy. */
export const { most: busyFrom } = bounded.eventLoopDelay;

export type EventLoopWatch = {
  /** Everybody waits for their turn so long that no more heavy work should be taken in. */
  isBusy: () => boolean;
  /** Milliseconds. */
  delay: () => number;
  stop: () => Promise<void>;
};

/** Watches how long work waits for its turn in this process, on average over the last half second. /metrics shows it as `event_loop_delay_seconds`. */
export function watchEventLoop(): EventLoopWatch {
  const delays = monitorEventLoopDelay({ resolution: 20 });
  delays.enable();
  let mean = 0;
  const look = setInterval(() => {
    // nanoseconds; not a number while nothing was measured
    mean = Number.isNaN(delays.mean) ? 0 : delays.mean / 1e6;
    delays.reset();
  }, every);
  look.unref();
  return {
    isBusy: () => mean > busyFrom,
    delay: () => mean,
    stop: () => {
      clearInterval(look);
      delays.disable();
      return Promise.resolve();
    },
  };
}
