import type { MonotonicClock } from '#api/clock';

/** Whether it is worth waiting for WeChat just now. */
export type Rest = {
  isOn: () => boolean;
  /** An answer came, or none did. */
  note: (hasAnswered: boolean) => void;
};

const mostInARow = 3;
const restFor = 15_000;

/** After three silences in a row nobody waits for a while, so that an outage costs few people a second. */
export function createRest(clock: MonotonicClock): Rest {
  let silences = 0;
  let until = -Infinity;
  return {
    isOn: () => clock() < until,
    note: (hasAnswered) => {
      silences = hasAnswered ? 0 : silences + 1;
      if (silences >= mostInARow) {
        silences = 0;
        until = clock() + restFor;
      }
    },
  };
}
