import type { Index } from '../index/index-definition';
import { longestKey } from '../index/index-keys';
import { entryKey } from '../storage/key-bytes';

import type { IndexPlan } from './index-plan';
import { boundBytes, type Interval, invertInterval } from './interval';

/** A stretch of an index in bytes, and how many of them all its keys share. */
export type KeyRange = { start: Buffer; end: Buffer; shared: number };

/** The byte ranges a plan reads, in the order of the index. */
export function rangesOf(plan: IndexPlan): KeyRange[] {
  const { index, bounds, points } = plan;
  let prefixes = [entryKey(index.id, Buffer.alloc(0))];
  for (let position = 0; position < points; position++) {
    const keys = directed(bounds[position] ?? [], index, position).map(({ from }) => from.key);
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
  }
  const next =
    points < index.fields.length ? directed(bounds[points] ?? [], index, points) : undefined;
  const ranges = prefixes.flatMap((prefix) =>
    next
      ? next.map(({ from, to }) =>
          range(
            prefix,
            Buffer.concat([prefix, boundBytes(from)]),
            Buffer.concat([prefix, boundBytes(to)]),
          ),
        )
      : [range(prefix, prefix, Buffer.concat([prefix, Buffer.from([255])]))],
  );
  return ranges.map(shorten).sort((left, right) => Buffer.compare(left.start, right.start));
}

function range(prefix: Buffer, start: Buffer, end: Buffer): KeyRange {
  return { start, end, shared: prefix.length };
}

function directed(intervals: readonly Interval[], index: Index, position: number): Interval[] {
  return index.fields[position]?.direction === -1
    ? intervals.map(invertInterval).reverse()
    : [...intervals];
}

// keys longer than the table takes were cut, so their bounds are too
const longestBound = longestKey - 60;

function shorten(bounds: KeyRange): KeyRange {
  const { start, end } = bounds;
  return {
    ...bounds,
    start: start.length > longestBound ? start.subarray(0, longestBound) : start,
    end:
      end.length > longestBound
        ? Buffer.concat([end.subarray(0, longestBound), Buffer.from([255])])
        : end,
  };
}
