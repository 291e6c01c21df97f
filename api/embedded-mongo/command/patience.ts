import { ServerError } from '../errors/server-error';

import { Elsewhere } from './elsewhere';

/** How long a command may go on where it runs. */
export type Patience = {
  /** @param deadline of `performance.now()`; Infinity: none */
  begin: (command: string, deadline: number) => void;
  /** A cursor goes on with what is left of its command's time. */
  limit: (deadline: number) => void;
  end: () => void;
  /** milliseconds left, for a cursor to go on with */
  timeLeft: () => number;
  /** Called for each document, and by whatever else may take long. @throws what ends the command */
  check: () => void;
};

/** Commands that only read, and so may be begun anew in another thread. */
const movable = new Set([
  'aggregate',
  'count',
  'distinct',
  'explain',
  'find',
  'getMore',
  'listCollections',
  'listIndexes',
]);

/** milliseconds */
const longest = 8;
/** so that code that runs for the first time is not taken for a long command */
const fewestChecks = 1000;
/** milliseconds that are too long also for code that runs for the first time */
const longestAtFirst = 40;

/** Of the thread that serves all: whoever reads for long goes elsewhere, so that the others need not wait. */
export function createPatience(): Patience {
  let began = Infinity;
  let deadline = Infinity;
  let checks = 0;
  return {
    begin: (command, until) => {
      began = movable.has(command) ? performance.now() : Infinity;
      deadline = until;
      checks = 0;
    },
    limit: (until) => {
      deadline = Math.min(deadline, until);
    },
    end: () => {
      began = Infinity;
      deadline = Infinity;
    },
    timeLeft: () => deadline - performance.now(),
    check: () => {
      const now = performance.now();
      refuseLate(now, deadline);
      checks++;
      if (now - began > (checks >= fewestChecks ? longest : longestAtFirst)) {
        throw new Elsewhere();
      }
    },
  };
}

export type Endurance = Patience & {
  /** The next command is given up when the flag is set. */
  watch: (flag: Int32Array, deadline: number) => void;
};

/** Of a reading thread: only its time, a kill or a client that went away ends a command. */
export function createEndurance(): Endurance {
  const unset: Int32Array = new Int32Array(1);
  let current = unset;
  let deadline = Infinity;
  return {
    begin: () => undefined,
    limit: (until) => {
      deadline = Math.min(deadline, until);
    },
    end: () => {
      current = unset;
      deadline = Infinity;
    },
    watch: (flag, until) => {
      current = flag;
      deadline = until;
    },
    timeLeft: () => deadline - performance.now(),
    check: () => {
      if (Atomics.load(current, 0) !== 0) {
        throw interrupted();
      }
      if (deadline !== Infinity) {
        refuseLate(performance.now(), deadline);
      }
    },
  };
}

function refuseLate(now: number, deadline: number): void {
  if (now > deadline) {
    throw tooLate();
  }
}

export function tooLate(): ServerError {
  return new ServerError(50, 'operation exceeded time limit');
}

export function interrupted(): ServerError {
  return new ServerError(11601, 'operation was interrupted');
}
