import { Decimal128, Long } from 'bson';

import {
  combine,
  decimalParts,
  divideHalfEven,
  isInteger,
  rankOf,
  toBigInt,
  toDecimal,
} from '../../bson/arithmetic';
import { toDouble } from '../../bson/exact-number';
import { doubleValue, isNumeric, type Numeric, typeName, type Value } from '../../bson/value';
import { assertThat, ServerError } from '../../errors/server-error';
import type { PositionalOperator } from '../expression/environment';

import { anyNumber, exactly, isNullish, requireNumber, unary } from './operand';
import { wholeNumber, rounding, roundHalfEven } from './rounding';

/** The sum in MongoDB's type; an int64 that overflows becomes a double. */
export function addNumbers(left: Numeric, right: Numeric): Numeric {
  return combine('add', left, right) ?? doubleValue(toDouble(left) + toDouble(right));
}

function multiplyNumbers(left: Numeric, right: Numeric): Numeric {
  return combine('multiply', left, right) ?? doubleValue(toDouble(left) * toDouble(right));
}

function negate(value: Numeric): Numeric {
  return multiplyNumbers(value, -1);
}

function add(values: readonly Value[]): Value {
  let sum: Numeric = 0;
  let date: Date | undefined;
  for (const value of values) {
    if (isNullish(value)) {
      return null;
    }
    if (value instanceof Date) {
      assertThat(!date, 16612, 'only one date allowed in an $add expression');
      date = value;
    } else {
      sum = addNumbers(
        sum,
        requireNumber(value, 14, '$add only supports numeric or date types, not'),
      );
    }
  }
  return date ? new Date(date.getTime() + Math.round(toDouble(sum))) : sum;
}

function subtract([left, right]: readonly Value[]): Value {
  if (isNullish(left) || isNullish(right)) {
    return null;
  }
  if (left instanceof Date && right instanceof Date) {
    return Long.fromNumber(left.getTime() - right.getTime());
  }
  if (left instanceof Date && isNumeric(right)) {
    return new Date(left.getTime() - Math.round(toDouble(right)));
  }
  if (!isNumeric(left) || !isNumeric(right)) {
    throw new ServerError(14, `can't $subtract ${typeName(right)} from ${typeName(left)}`);
  }
  return addNumbers(left, negate(right));
}

function multiply(values: readonly Value[]): Value {
  let product: Numeric = 1;
  for (const value of values) {
    if (isNullish(value)) {
      return null;
    }
    product = multiplyNumbers(
      product,
      requireNumber(value, 14, '$multiply only supports numeric types, not'),
    );
  }
  return product;
}

type Binary = { code: number; name: string; run: (left: Numeric, right: Numeric) => Value };

/** An operator of two numbers that answers null for null or missing. */
function binary({ code, name, run }: Binary): PositionalOperator {
  return exactly(2, (values) => {
    if (values.some(isNullish)) {
      return null;
    }
    const [left = 0, right = 0] = values.map((value) =>
      requireNumber(value, code, `${name} only supports numeric types, not`),
    );
    return run(left, right);
  });
}

function divide(left: Numeric, right: Numeric): Value {
  assertThat(toDouble(right) !== 0, 2, "can't $divide by zero");
  return rankOf(left) === 3 || rankOf(right) === 3
    ? divideDecimals(left, right)
    : doubleValue(toDouble(left) / toDouble(right));
}

/** left / right with 34 digits. */
export function divideDecimals(left: Numeric, right: Numeric): Value {
  const [a, b] = [decimalParts(left), decimalParts(right)];
  if (typeof a === 'string' || typeof b === 'string') {
    return Decimal128.fromString(String(toDouble(left) / toDouble(right)));
  }
  if (a.coefficient === 0n) {
    return toDecimal({ coefficient: 0n, exponent: a.exponent - b.exponent });
  }
  const shift = 40 + b.coefficient.toString().length;
  const isNegative = a.coefficient < 0n !== b.coefficient < 0n;
  const [x, y] = [absolute(a.coefficient), absolute(b.coefficient)];
  let coefficient = divideHalfEven(x * 10n ** BigInt(shift), y);
  let exponent = a.exponent - b.exponent - shift;
  while (coefficient % 10n === 0n && exponent < a.exponent - b.exponent) {
    coefficient /= 10n;
    exponent++;
  }
  return toDecimal({ coefficient: isNegative ? -coefficient : coefficient, exponent });
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function modulo(left: Numeric, right: Numeric): Value {
  assertThat(toDouble(right) !== 0, 16610, "can't $mod by zero");
  if (isInteger(left) && isInteger(right)) {
    const rest = toBigInt(left) % toBigInt(right);
    return left instanceof Long || right instanceof Long ? Long.fromBigInt(rest) : Number(rest);
  }
  const rest = toDouble(left) % toDouble(right);
  return rankOf(left) === 3 || rankOf(right) === 3
    ? Decimal128.fromString(String(rest))
    : doubleValue(rest);
}

function absoluteValue(value: Value): Value {
  const number = requireNumber(value, 28765, '$abs only supports numeric types, not');
  return toDouble(number) < 0 ? negate(number) : number;
}

export const arithmeticOperators: [string, PositionalOperator][] = [
  ['$add', anyNumber(add)],
  ['$subtract', exactly(2, subtract)],
  ['$multiply', anyNumber(multiply)],
  ['$divide', binary({ code: 14, name: '$divide', run: divide })],
  ['$mod', binary({ code: 16611, name: '$mod', run: modulo })],
  ['$abs', unary(absoluteValue)],
  ['$ceil', wholeNumber('$ceil', Math.ceil)],
  ['$floor', wholeNumber('$floor', Math.floor)],
  ['$round', rounding('$round', roundHalfEven)],
  ['$trunc', rounding('$trunc', Math.trunc)],
];
