import type { Clock } from '#api/clock';

/** Whether it is worth waiting for WeChat just now. */
export type Rest = {
  isOn: () => boolean;
  /** An answer came, or none did. */
  note: (hasAnswered: boolean) => void;
};

const mostInARow = 3;
const restFor = 15_000;

/** After three silences in a row nobody waits for a while, so that an outage costs few people a second. */
export function createRest(clock: Clock): Rest {
  let silences = 0;
  let until = 0;
  return {
    isOn: () => clock().getTime() < until,
    note: (hasAnswered) => {
      silences = hasAnswered ? 0 : silences + 1;
      if (silences >= mostInARow) {
        silences = 0;
        until = clock().getTime() + restFor;
      }
    },
  };
}
