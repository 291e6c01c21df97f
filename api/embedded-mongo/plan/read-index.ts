import type { EntryRange } from '../storage/entry-ids';
import { readRecordId } from '../storage/key-bytes';
import type { Store } from '../storage/store';

import type { IndexPlan } from './index-plan';
import { type KeyRange, rangesOf } from './key-ranges';
import { createRecordSet } from './record-set';

export type Counters = { keysExamined: number; docsExamined: number };

export type IndexReading = {
  store: Store;
  plan: IndexPlan;
  counters: Counters;
  /** how many records the caller wants at first */
  wanted?: number;
};

/**
 * Record ids in the order of the plan, each once; in growing stretches, so that no read transaction stays open
 * while the caller pauses.
 */
export function* readIndex(reading: IndexReading): Generator<readonly number[]> {
  const { plan, counters } = reading;
  const ranges = rangesOf(plan);
  const isMerged = plan.givesOrder && ranges.length > 1;
  const stretches = isMerged ? batched(mergeRanges(reading, ranges)) : readRanges(reading, ranges);
  if (ranges.length === 1 && isOneKey(plan)) {
    yield* stretches; // in the order of record ids: none comes twice
    return;
  }
  const unseen = onceEach(plan.index.multikey.size > 0);
  for (const ids of stretches) {
    const fresh = unseen(ids);
    counters.keysExamined += ids.length - fresh.length;
    yield fresh;
  }
}

function isOneKey({ index, points }: IndexPlan): boolean {
  return points === index.fields.length && index.multikey.size === 0;
}

/** Drops records that came before: several of their keys match, or a key was moved ahead of the reader in a pause. */
function onceEach(isMultikey: boolean): (ids: readonly number[]) => readonly number[] {
  let first: readonly number[] | undefined;
  let seen = isMultikey ? createRecordSet() : undefined;
  return (ids) => {
    if (!seen && !first) {
      first = ids;
      return ids;
    }
    if (!seen) {
      seen = createRecordSet();
      first?.forEach(seen.add);
    }
    return ids.filter(seen.add);
  };
}

type Entry = { key: Buffer; recordId: number };

function* readRanges(
  reading: IndexReading,
  ranges: readonly KeyRange[],
): Generator<readonly number[]> {
  for (const one of reading.plan.isReverse ? ranges.toReversed() : ranges) {
    if (reading.plan.index.isId) {
      yield* batched(readEntries(reading, one));
    } else {
      yield* readIds(reading, one);
    }
  }
}

function* batched(entries: Iterable<Entry>): Generator<readonly number[]> {
  let ids: number[] = [];
  let size = 1;
  for (const { recordId } of entries) {
    ids.push(recordId);
    if (ids.length === size) {
      yield ids;
      ids = [];
      size = Math.min(size * 2, firstStretch);
    }
  }
  yield ids;
}

/** Reads several ranges side by side, so that what follows their shared part stays in order. */
function* mergeRanges(reading: IndexReading, ranges: readonly KeyRange[]): Generator<Entry> {
  const sign = reading.plan.isReverse ? -1 : 1;
  const open = ranges
    .map((one) => ({ shared: one.shared, entries: readEntries(reading, one) }))
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

function* readIds(
  { store, plan, wanted = firstStretch }: IndexReading,
  bounds: KeyRange,
): Generator<readonly number[]> {
  let rest: Buffer | undefined;
  for (let limit = wanted; ; limit = Math.min(limit * 2, longestStretch)) {
    const { ids, last } = store.entryIds(stretchOf({ bounds, rest, limit }, plan));
    yield ids;
    if (!last) {
      return;
    }
    rest = last;
  }
}

function* readEntries({ store, plan }: IndexReading, bounds: KeyRange): Generator<Entry> {
  let rest: Buffer | undefined;
  for (let limit = firstStretch; ; limit = Math.min(limit * 2, longestStretch)) {
    const entries = listEntries(store, plan, stretchOf({ bounds, rest, limit }, plan));
    yield* entries;
    if (entries.length < limit) {
      return;
    }
    rest = entries.at(-1)?.key;
  }
}

type Stretch = { bounds: KeyRange; rest: Buffer | undefined; limit: number };

/** The next keys of a range after those up to `rest`. */
function stretchOf({ bounds, rest, limit }: Stretch, { isReverse }: IndexPlan): EntryRange {
  const exclusiveStart = rest !== undefined;
  return isReverse
    ? {
        start: rest ?? bounds.end,
        end: justBefore(bounds.start),
        reverse: true,
        limit,
        exclusiveStart,
      }
    : { start: rest ?? bounds.start, end: bounds.end, limit, exclusiveStart };
}

function listEntries(store: Store, { index }: IndexPlan, options: EntryRange): Entry[] {
  const entries: Entry[] = [];
  if (index.isId) {
    for (const { key, value } of store.entries.getRange(options)) {
      entries.push({ key, recordId: readRecordId(value, 0) });
    }
  } else {
    for (const key of store.entries.getKeys(options)) {
      entries.push({ key, recordId: readRecordId(key, key.length - 8) });
    }
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
