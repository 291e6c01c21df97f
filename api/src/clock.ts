/** What time it is. Somebody may set it, back or forward: for moments that are kept and shown. */
export type Clock = () => Date;

/** Milliseconds since some moment; never goes back and never jumps: for how long something takes or lasts. */
export type MonotonicClock = () => number;

export const systemClock: Clock = () => new Date();
export const monotonicClock: MonotonicClock = () => performance.now();

/**
 * Milliseconds by which the clocks of several machines may differ. A lease that ends later than one taken now, and by more
 * than this, was written by a clock that went wrong and holds nobody up.
 */
export const clockTolerance = 60_000;

/** So many milliseconds after a time. */
export function later(time: Date, milliseconds: number): Date {
  return new Date(time.getTime() + milliseconds);
}
