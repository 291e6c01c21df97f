import { ServerError } from '../errors/server-error';

import { Elsewhere } from './elsewhere';

/** How long a command may go on reading where it runs. */
export type Patience = {
  begin: (command: string) => void;
  end: () => void;
  /** Called now and then by whoever reads many documents. @throws what ends the command */
  check: () => void;
};

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

/** Commands that only read, and so may be begun anew in another thread. */
function isMovable(command: string): boolean {
  return movable.has(command);
}

/** milliseconds */
const longest = 8;
/** so that code that runs for the first time is not taken for a long command */
const fewestChecks = 8;

/** Of the thread that serves all: whoever reads for long goes elsewhere, so that the others need not wait. */
export function createPatience(): Patience {
  let began = 0;
  let checks = 0;
  return {
    begin: (command) => {
      began = isMovable(command) ? performance.now() : 0;
      checks = 0;
    },
    end: () => {
      began = 0;
    },
    check: () => {
      checks++;
      if (began > 0 && checks >= fewestChecks && performance.now() - began > longest) {
        throw new Elsewhere();
      }
    },
  };
}

/** Of a reading thread: only a kill or a client that went away ends a command. */
export function createEndurance(): Patience & { watch: (flag: Int32Array) => void } {
  let current: Int32Array = new Int32Array(1);
  return {
    begin: () => undefined,
    end: () => undefined,
    watch: (flag) => {
      current = flag;
    },
    check: () => {
      if (Atomics.load(current, 0) !== 0) {
        throw new ServerError(11601, 'operation was interrupted');
      }
    },
  };
}
