import { setTimeout as sleep } from 'node:timers/promises';

import type { Log } from './log';

/** Milliseconds in which what runs must be finished. */
const farewell = 10_000;
/** A terminal sends Ctrl+C to npm, to its script and to us, and both pass it on: within a second it is one wish. */
const sameWish = 1000;

type Ending = {
  /** What has to be finished and closed, from now on. */
  stopWith: (stop: () => Promise<void>) => void;
};

/**
 * Ends the process in order: when it is asked to, and with code 1 when something failed that nobody listens to. Also a
 * start that is not finished yet can fail, or be asked to stop.
 */
export function listenForTheEnd(log: Log): Ending {
  const state = { askedAt: 0, stop: () => Promise.resolve() };

  const end = async (code: number) => {
    const stopped = state.stop().then(
      () => code,
      (error: unknown) => {
        log.bug(error);
        return 1;
      },
    );
    // what does not finish in time is taken up by the next process, as after a power cut
    const exitCode = await Promise.race([stopped, sleep(farewell, code)]);
    log.info('server.stopped');
    process.exit(exitCode);
  };
  const handleSignal = (signal: string) => {
    const now = performance.now();
    if (state.askedAt === 0) {
      state.askedAt = now;
      log.info('server.stopping', { signal });
      void end(0);
    } else if (now > state.askedAt + sameWish) {
      // asked again: somebody does not want to wait
      process.exit(1);
    }
  };
  const handleFailure = (error: unknown, origin: string) => {
    log.bug(asError(error), { origin });
    // nobody knows what state it left behind: a new process takes over
    if (state.askedAt === 0) {
      state.askedAt = performance.now();
      log.error('server.failing', { origin });
      void end(1);
    }
  };
  process.on('SIGTERM', handleSignal);
  process.on('SIGINT', handleSignal);
  // whoever started us was killed and can no longer stop us
  process.on('disconnect', () => {
    handleSignal('disconnect');
  });
  // with this listener, a rejection that nobody handles comes here as well
  process.on('uncaughtException', handleFailure);
  return {
    stopWith: (stop) => {
      state.stop = stop;
    },
  };
}

/** Anything can be thrown, also somebody's words. */
function asError(thrown: unknown): Error {
  const isError = typeof thrown === 'object' && thrown !== null && 'stack' in thrown;
  // what has a stack was made as an error, if by another realm's class
  return isError ? (thrown as Error) : new Error(`a ${typeof thrown} was thrown`);
}
