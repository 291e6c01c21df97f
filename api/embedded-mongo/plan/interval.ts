import { inverted } from '../query/sort-key';

/** A place between keys: before or after all keys that start with `key`. */
export type Bound = { key: Buffer; isAfter: boolean };

/** A stretch of keys in ascending order of values. */
export type Interval = { from: Bound; to: Bound };

const empty = Buffer.alloc(0);
const end = Buffer.from([255]);

export const everything: Interval = {
  from: { key: empty, isAfter: false },
  to: { key: end, isAfter: false },
};

export function point(key: Buffer): Interval {
  return { from: { key, isAfter: false }, to: { key, isAfter: true } };
}

export function isPoint({ from, to }: Interval): boolean {
  return !from.isAfter && to.isAfter && from.key.equals(to.key);
}

export function isEverything(intervals: readonly Interval[]): boolean {
  const [only] = intervals;
  return intervals.length === 1 && only?.from.key.length === 0 && only.to.key.equals(end);
}

/** The bytes of a bound: no key goes on with 0xff after a whole value, but one may after a type alone. */
export function boundBytes({ key, isAfter }: Bound): Buffer {
  const [tag = 0] = key;
  if (isAfter && key.length === 1) {
    return Buffer.from([tag + 1]);
  }
  return isAfter ? Buffer.concat([key, end]) : key;
}

function compareBounds(left: Bound, right: Bound): number {
  return Buffer.compare(boundBytes(left), boundBytes(right));
}

/** The same stretch in a descending field, whose keys are inverted. */
export function invertInterval({ from, to }: Interval): Interval {
  return {
    from: { key: inverted(to.key), isAfter: !to.isAfter },
    to: { key: inverted(from.key), isAfter: !from.isAfter },
  };
}

export function intersect(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  return left.flatMap((a) =>
    right.flatMap((b) => {
      const from = compareBounds(a.from, b.from) >= 0 ? a.from : b.from;
      const to = compareBounds(a.to, b.to) <= 0 ? a.to : b.to;
      return compareBounds(from, to) < 0 ? [{ from, to }] : [];
    }),
  );
}

/** Sorted, overlaps joined. */
export function union(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((left, right) => compareBounds(left.from, right.from));
  const joined: Interval[] = [];
  for (const interval of sorted) {
    const last = joined.at(-1);
    if (
      last &&
      compareBounds(interval.from, last.to) <= 0 &&
      !(isPoint(last) && isPoint(interval) && !last.from.key.equals(interval.from.key))
    ) {
      const to = compareBounds(interval.to, last.to) > 0 ? interval.to : last.to;
      joined[joined.length - 1] = { from: last.from, to };
    } else {
      joined.push(interval);
    }
  }
  return joined;
}
