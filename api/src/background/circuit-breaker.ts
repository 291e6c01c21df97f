import type { MonotonicClock } from '#api/clock';

/** Whether it is worth waiting for somebody else's server just now. */
export type CircuitBreaker = {
  isOpen: () => boolean;
  /** An answer came, or none did. */
  note: (hasAnswered: boolean) => void;
};

const mostInARow = 3;
const openFor = 15_000;

/** After three silences in a row nobody waits for a while, so that an outage costs few people a second. */
export function createCircuitBreaker(clock: MonotonicClock): CircuitBreaker {
  let silences = 0;
  let until = -Infinity;
  return {
    isOpen: () => clock() < until,
    note: (hasAnswered) => {
      silences = hasAnswered ? 0 : silences + 1;
      if (silences >= mostInARow) {
        silences = 0;
        until = clock() + openFor;
      }
    },
  };
}
