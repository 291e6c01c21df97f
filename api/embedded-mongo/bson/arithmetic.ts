import { Decimal128, Long } from 'bson';

import { addExact, type ExactNumber, toDouble, toExact } from './exact-number';
import { doubleValue, type Numeric, type Value } from './value';

type Rank = 0 | 1 | 2 | 3;

/** 0 int32, 1 int64, 2 double, 3 decimal: the wider of two types is the type of their sum. */
export function rankOf(value: Numeric): Rank {
  if (value instanceof Decimal128) {
    return 3;
  }
  if (value instanceof Long) {
    return 1;
  }
  return typeof value === 'number' &&
    Number.isInteger(value) &&
    (value | 0) === value &&
    !Object.is(value, -0)
    ? 0
    : 2;
}

export type Operation = 'add' | 'multiply';

/** The sum or product in MongoDB's result type; undefined when an int64 overflows. */
export function combine(operation: Operation, left: Numeric, right: Numeric): Numeric | undefined {
  const rank = Math.max(rankOf(left), rankOf(right));
  if (rank === 3) {
    return combineDecimals(operation, left, right);
  }
  if (rank === 2) {
    const [a, b] = [toDouble(left), toDouble(right)];
    return doubleValue(operation === 'add' ? a + b : a * b);
  }
  const [a, b] = [toBigInt(left), toBigInt(right)];
  return integerOfRank(operation === 'add' ? a + b : a * b, rank);
}

export function toBigInt(value: Numeric): bigint {
  return value instanceof Long ? value.toBigInt() : BigInt(Math.trunc(toDouble(value)));
}

function integerOfRank(value: bigint, rank: number): number | Long | undefined {
  if (rank === 0 && BigInt.asIntN(32, value) === value) {
    return Number(value);
  }
  return BigInt.asIntN(64, value) === value ? Long.fromBigInt(value) : undefined;
}

function combineDecimals(operation: Operation, left: Numeric, right: Numeric): Decimal128 {
  const [a, b] = [decimalParts(left), decimalParts(right)];
  if (typeof a === 'string' || typeof b === 'string') {
    const [x, y] = [toDouble(left), toDouble(right)];
    return Decimal128.fromString(String(operation === 'add' ? x + y : x * y));
  }
  return toDecimal(
    operation === 'add'
      ? addExact(a, b)
      : { coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent },
  );
}

/** A double joins decimal arithmetic with 15 digits, as MongoDB does. */
export function decimalParts(value: Numeric): ReturnType<typeof toExact> {
  if (rankOf(value) !== 2) {
    return toExact(value);
  }
  const double = toDouble(value);
  return Number.isFinite(double)
    ? toExact(Decimal128.fromString(double.toPrecision(15)))
    : toExact(value);
}

const decimalDigits = 34;

/** Rounds to 34 digits, half to even. */
export function toDecimal(exact: ExactNumber): Decimal128 {
  const isNegative = exact.coefficient < 0n;
  let coefficient = isNegative ? -exact.coefficient : exact.coefficient;
  let { exponent } = exact;
  const excess = coefficient.toString().length - decimalDigits;
  if (excess > 0) {
    coefficient = divideHalfEven(coefficient, 10n ** BigInt(excess));
    exponent += excess;
  }
  return Decimal128.fromString(`${isNegative ? '-' : ''}${coefficient}E${exponent}`);
}

export function divideHalfEven(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  const twice = (value % divisor) * 2n;
  const roundsUp = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  return roundsUp ? quotient + 1n : quotient;
}

export function isInteger(value: Value): value is number | Long {
  return value instanceof Long || (typeof value === 'number' && rankOf(value) === 0);
}
