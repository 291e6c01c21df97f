import { mongo } from 'mongoose';

/** What stands in the database, as the driver reads it. */
export type Raw = { [field: string]: unknown; _id: mongo.ObjectId };

export type Changes = {
  /** Strings, among them ids, and what stands in their place. */
  swap: ReadonlyMap<string, string>;
  /** Milliseconds by which every time is later. */
  shift: number;
};

/** A deep copy, whatever fields there are: what the product adds to its documents is copied without asking. */
export function copyOf<T>(value: T, changes: Changes): T {
  return copied(value, changes) as T;
}

function copied(value: unknown, changes: Changes): unknown {
  if (typeof value === 'string') {
    return changes.swap.get(value) ?? value;
  }
  if (typeof value !== 'object' || value === null || value instanceof mongo.ObjectId) {
    return value;
  }
  if (value instanceof Date) {
    // the beginning of time stands for never
    return value.getTime() === 0 ? value : new Date(value.getTime() + changes.shift);
  }
  if (Array.isArray(value)) {
    return value.map((one: unknown) => copied(one, changes));
  }
  const copy: Record<string, unknown> = {};
  for (const field in value) {
    copy[field] = copied((value as Record<string, unknown>)[field], changes);
  }
  return copy;
}

/** Draws the same numbers below 1 in every run. */
export function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
