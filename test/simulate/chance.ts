/** Numbers that look random and are the same in every run with the same seed. */
export type Chance = {
  /** From 0 up to 1. */
  next: () => number;
  /** True in this share of all cases. */
  happens: (share: number) => boolean;
  between: (least: number, most: number) => number;
  pick: <Item>(from: readonly Item[]) => Item;
};

/** A stream of its own for each name, so that one decision more changes no other. */
export function chanceFrom(seed: number, name = ''): Chance {
  let state = Buffer.from(name).reduce((sum, byte) => Math.imul(sum ^ byte, 16_777_619), seed);
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    happens: (share) => next() < share,
    between: (least, most) => Math.round(least + next() * (most - least)),
    pick: (from) => {
      const picked = from[Math.floor(next() * from.length)];
      if (picked === undefined) {
        throw new Error('there is nothing to pick from');
      }
      return picked;
    },
  };
}
