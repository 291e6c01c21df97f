import { Long } from 'bson';

import { toDouble } from '../bson/exact-number';
import { isNumeric, type Value } from '../bson/value';

import type { LeafTest } from './filter-node';

/** The whole part of a number as a bigint, or undefined when it has none. */
export function wholePart(value: Value): bigint | undefined {
  if (!isNumeric(value)) {
    return undefined;
  }
  if (value instanceof Long) {
    return value.toBigInt();
  }
  const number = toDouble(value);
  return Number.isFinite(number) ? BigInt(Math.trunc(number)) : undefined;
}

export function matchesMod(value: Value, test: LeafTest & { op: 'mod' }): boolean {
  const whole = wholePart(value);
  return whole !== undefined && whole % test.divisor === test.remainder;
}
