/** Chance that can be had again: the same seed gives the same numbers (mulberry32). */
export type Random = ReturnType<typeof randomFrom>;

export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number) => Math.floor(next() * most);
  return {
    /** A whole number from 0, below `most`. */
    below,
    /** True so often, from 0 to 1. */
    chance: (often: number) => next() < often,
    pick: <T>(list: readonly T[]): T => {
      const chosen = list[below(list.length)];
      if (chosen === undefined) {
        throw new Error('nothing to pick from');
      }
      return chosen;
    },
    bytes: (length: number) => Buffer.from(Array.from({ length }, () => below(256))),
  };
}
