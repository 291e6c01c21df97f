import { Binary, Decimal128, Double, Long } from 'bson';

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

export function matchesBits(value: Value, test: LeafTest & { op: 'bits' }): boolean {
  const bits = bitsOf(value);
  if (bits === undefined) {
    return false;
  }
  const common = bits & test.mask;
  switch (test.want) {
    case 'allSet':
      return common === test.mask;
    case 'allClear':
      return common === 0n;
    case 'anySet':
      return common !== 0n;
    case 'anyClear':
      return common !== test.mask;
  }
}

function bitsOf(value: Value): bigint | undefined {
  if (value instanceof Binary) {
    let bits = 0n;
    value.buffer.subarray(0, value.position).forEach((byte, index) => {
      bits |= BigInt(byte) << BigInt(index * 8);
    });
    return bits;
  }
  const whole = wholePart(value);
  if (whole === undefined || value instanceof Decimal128) {
    return undefined;
  }
  const isWhole =
    value instanceof Long || Number.isInteger(value instanceof Double ? value.value : value);
  return isWhole && BigInt.asIntN(64, whole) === whole ? whole : undefined;
}
