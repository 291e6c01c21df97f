import type { Clock, MonotonicClock } from '#api/clock';

export type SettableClock = {
  now: Clock;
  monotonic: MonotonicClock;
  /** Lets milliseconds pass. */
  advance: (milliseconds: number) => void;
  /** Somebody sets the host's clock: no time has passed. */
  set: (time: string) => void;
};

/**
 * Stands still at a working hour in Shanghai. Far ahead of the machine's clock, by which the database sweeps old
 * records away, so that it never sweeps a test's.
 */
export function settableClock(start = '2099-09-01T02:00:00Z'): SettableClock {
  let time = new Date(start).getTime();
  let passed = 0;
  return {
    now: () => new Date(time),
    monotonic: () => passed,
    advance: (milliseconds) => {
      time += milliseconds;
      passed += milliseconds;
    },
    set: (next) => {
      time = new Date(next).getTime();
    },
  };
}
