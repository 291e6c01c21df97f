import type { Index } from '../index/index-definition';
import { longestKey } from '../index/index-keys';
import { entryKey, readRecordId } from '../storage/key-bytes';
import type { Store } from '../storage/store';

import type { IndexPlan } from './index-plan';
import { boundBytes, type Interval, invertInterval } from './interval';

/** A stretch of an index in bytes, and how many of them all its keys share. */
type KeyRange = { start: Buffer; end: Buffer; shared: number };

export type Counters = { keysExamined: number; docsExamined: number };

/** The byte ranges a plan reads, in the order of the index. */
function rangesOf(plan: IndexPlan): KeyRange[] {
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

/** Record ids in the order of the plan; each once. */
export function* readIndex(store: Store, plan: IndexPlan, counters: Counters): Generator<number> {
  const ranges = rangesOf(plan);
  const entries =
    plan.givesOrder && ranges.length > 1
      ? mergeRanges({ store, plan, counters }, ranges)
      : concatRanges({ store, plan, counters }, plan.isReverse ? ranges.toReversed() : ranges);
  if (plan.index.multikey.size === 0) {
    for (const entry of entries) {
      yield entry.recordId;
    }
    return;
  }
  const seen = new Set<number>();
  for (const { recordId } of entries) {
    if (!seen.has(recordId)) {
      seen.add(recordId);
      yield recordId;
    }
  }
}

type Reading = { store: Store; plan: IndexPlan; counters: Counters };
type Entry = { key: Buffer; recordId: number };

function* concatRanges(reading: Reading, ranges: readonly KeyRange[]): Generator<Entry> {
  for (const one of ranges) {
    yield* readRange(reading, one);
  }
}

/** Reads several ranges side by side, so that what follows their shared part stays in order. */
function* mergeRanges(reading: Reading, ranges: readonly KeyRange[]): Generator<Entry> {
  const sign = reading.plan.isReverse ? -1 : 1;
  const open = ranges
    .map(({ shared, ...rest }) => ({ shared, entries: readRange(reading, { shared, ...rest }) }))
    .map((source) => ({ ...source, head: source.entries.next() }))
    .filter(({ head }) => !head.done);
  while (open.length > 0) {
    let best = 0;
    for (let candidate = 1; candidate < open.length; candidate++) {
      if (compareTails(open[candidate], open[best]) * sign < 0) {
        best = candidate;
      }
    }
    const source = open[best];
    if (!source || source.head.done) {
      return;
    }
    yield source.head.value;
    source.head = source.entries.next();
    if (source.head.done) {
      open.splice(best, 1);
    }
  }
}

type Source = { shared: number; head: IteratorResult<Entry> } | undefined;

function compareTails(left: Source, right: Source): number {
  if (!left || !right || left.head.done || right.head.done) {
    return 0;
  }
  return Buffer.compare(
    left.head.value.key.subarray(left.shared),
    right.head.value.key.subarray(right.shared),
  );
}

const firstStretch = 32;
const longestStretch = 1024;

/** Reads a range in growing stretches, so that no read transaction stays open while the caller pauses. */
function* readRange({ store, plan, counters }: Reading, bounds: KeyRange): Generator<Entry> {
  let { start, end } = bounds;
  let isContinued = false;
  for (let limit = firstStretch; ; limit = Math.min(limit * 2, longestStretch)) {
    const options = plan.isReverse
      ? { start: end, end: justBefore(start), reverse: true, limit, exclusiveStart: isContinued }
      : { start, end, limit, exclusiveStart: isContinued };
    const entries = plan.index.isId ? readIdEntries(store, options) : readEntries(store, options);
    for (const entry of entries) {
      counters.keysExamined++;
      yield entry;
    }
    const last = entries.at(-1);
    if (!last || entries.length < limit) {
      return;
    }
    isContinued = true;
    if (plan.isReverse) {
      end = last.key;
    } else {
      start = last.key;
    }
  }
}

type Options = {
  start: Buffer;
  end: Buffer;
  limit: number;
  reverse?: boolean;
  exclusiveStart: boolean;
};

function readEntries(store: Store, options: Options): Entry[] {
  const entries: Entry[] = [];
  for (const key of store.entries.getKeys(options)) {
    entries.push({ key, recordId: readRecordId(key, key.length - 8) });
  }
  return entries;
}

function readIdEntries(store: Store, options: Options): Entry[] {
  const entries: Entry[] = [];
  for (const { key, value } of store.entries.getRange(options)) {
    entries.push({ key, recordId: readRecordId(value, 0) });
  }
  return entries;
}

/** A reverse range leaves out its end, but ours includes its start. */
function justBefore(key: Buffer): Buffer {
  const before = Buffer.concat([key, Buffer.alloc(8, 255)]);
  let position = key.length - 1;
  while (position >= 0 && before[position] === 0) {
    before[position--] = 255;
  }
  before[position] = (before[position] ?? 1) - 1;
  return before;
}

/** Counts the keys of a plan up to a limit. */
export function countKeys(store: Store, plan: IndexPlan, limit: number): number {
  let count = 0;
  for (const { start, end } of rangesOf(plan)) {
    count += store.entries.getKeysCount({ start, end, limit: limit - count });
    if (count >= limit) {
      break;
    }
  }
  return count;
}
