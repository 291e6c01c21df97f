import type { Clock } from '#api/clock';

export type SettableClock = {
  now: Clock;
  /** Lets milliseconds pass. */
  advance: (milliseconds: number) => void;
  set: (time: string) => void;
};

/**
 * Stands still at a working hour in Shanghai. Far ahead of the machine's clock, by which the database sweeps old
 * records away, so that it never sweeps a test's.
 */
export function settableClock(start = '2099-09-01T02:00:00Z'): SettableClock {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    advance: (milliseconds) => {
      time += milliseconds;
    },
    set: (next) => {
      time = new Date(next).getTime();
    },
  };
}
