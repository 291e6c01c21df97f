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
import { ServerError } from '../../errors/server-error';
import type { PositionalOperator } from '../expression/environment';

import {
  anyNumber,
  between,
  exactly,
  isNullish,
  requireNumber,
  requireWhole,
  unary,
} from './operand';

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
      if (date) {
        throw new ServerError(16612, 'only one date allowed in an $add expression');
      }
      date = value;
    } else {
      sum = addNumbers(
        sum,
        requireNumber(value, {
          code: 14,
          message: (type) => `$add only supports numeric or date types, not ${type}`,
        }),
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
      requireNumber(value, {
        code: 14,
        message: (type) => `$multiply only supports numeric types, not ${type}`,
      }),
    );
  }
  return product;
}

function divide([left, right]: readonly Value[]): Value {
  if (isNullish(left) || isNullish(right)) {
    return null;
  }
  if (!isNumeric(left) || !isNumeric(right)) {
    throw new ServerError(
      14,
      `$divide only supports numeric types, not ${typeName(left)} and ${typeName(right)}`,
    );
  }
  if (toDouble(right) === 0) {
    throw new ServerError(2, "can't $divide by zero");
  }
  if (rankOf(left) === 3 || rankOf(right) === 3) {
    return divideDecimals(left, right);
  }
  return doubleValue(toDouble(left) / toDouble(right));
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

function modulo([left, right]: readonly Value[]): Value {
  if (isNullish(left) || isNullish(right)) {
    return null;
  }
  if (!isNumeric(left) || !isNumeric(right)) {
    throw new ServerError(
      16611,
      `$mod only supports numeric types, not ${typeName(left)} and ${typeName(right)}`,
    );
  }
  if (toDouble(right) === 0) {
    throw new ServerError(16610, "can't $mod by zero");
  }
  if (isInteger(left) && isInteger(right)) {
    const rest = toBigInt(left) % toBigInt(right);
    return left instanceof Long || right instanceof Long ? Long.fromBigInt(rest) : Number(rest);
  }
  if (rankOf(left) === 3 || rankOf(right) === 3) {
    return Decimal128.fromString(String(toDouble(left) % toDouble(right)));
  }
  return doubleValue(toDouble(left) % toDouble(right));
}

function wholeNumber(name: string, change: (value: number) => number): PositionalOperator {
  return unary((value) => {
    const number = requireNumber(value, {
      code: 28765,
      message: (type) => `${name} only supports numeric types, not ${type}`,
    });
    if (isInteger(number)) {
      return number;
    }
    return number instanceof Decimal128
      ? Decimal128.fromString(String(change(toDouble(number))))
      : doubleValue(change(toDouble(number)));
  });
}

function rounding(name: string, round: (value: number) => number): PositionalOperator {
  return between(1, 2, ([value, digits]) => {
    if (isNullish(value) || digits === null) {
      return null;
    }
    const number = requireNumber(value, {
      code: 51081,
      message: (type) => `${name} only supports numeric types, not ${type}`,
    });
    const places =
      digits === undefined
        ? 0
        : requireWhole(digits, {
            code: 51082,
            message: () => `precision argument to ${name} must be a integral value`,
          });
    if (places < -20 || places > 100) {
      throw new ServerError(
        51083,
        `cannot apply ${name} with precision value ${places} value must be in [-20, 100]`,
      );
    }
    return roundAt({ number, places, round });
  });
}

function roundAt({
  number,
  places,
  round,
}: {
  number: Numeric;
  places: number;
  round: (value: number) => number;
}): Value {
  if (isInteger(number) && places >= 0) {
    return number;
  }
  const double = toDouble(number);
  if (!Number.isFinite(double)) {
    return number;
  }
  const shifted = shiftDecimal(round(shiftDecimal(double, places)), -places);
  if (isInteger(number)) {
    return number instanceof Long ? Long.fromNumber(shifted) : shifted;
  }
  return number instanceof Decimal128
    ? Decimal128.fromString(shifted.toFixed(Math.max(0, places)))
    : doubleValue(shifted);
}

// through text, so that 1.005 * 100 does not become 100.49999999999999
function shiftDecimal(value: number, places: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) {
    return Math.round(value);
  }
  return floor % 2 === 0 ? floor : floor + 1;
}

function real(name: string, run: (value: number) => number): PositionalOperator {
  return unary((value) => {
    const number = requireNumber(value, {
      code: 28765,
      message: (type) => `${name} only supports numeric types, not ${type}`,
    });
    const result = run(toDouble(number));
    return number instanceof Decimal128
      ? Decimal128.fromString(String(result))
      : doubleValue(result);
  });
}

function positive(name: string, run: (value: number) => number): PositionalOperator {
  const code = name === '$sqrt' ? 28714 : 28766;
  return real(name, (value) => {
    if (value < 0 || (value === 0 && name !== '$sqrt')) {
      throw new ServerError(
        code,
        `${name}'s argument must be a ${name === '$sqrt' ? 'greater than or equal to 0' : 'positive number'}, but is ${value}`,
      );
    }
    return run(value);
  });
}

function power([base, exponent]: readonly Value[]): Value {
  if (isNullish(base) || isNullish(exponent)) {
    return null;
  }
  const [a, b] = [
    requireNumber(base, {
      code: 28762,
      message: (type) => `$pow's base must be numeric, not ${type}`,
    }),
    requireNumber(exponent, {
      code: 28763,
      message: (type) => `$pow's exponent must be numeric, not ${type}`,
    }),
  ];
  if (toDouble(a) === 0 && toDouble(b) < 0) {
    throw new ServerError(28764, '$pow cannot take a base of 0 and a negative exponent');
  }
  if (isInteger(a) && isInteger(b) && toDouble(b) >= 0 && toDouble(b) < 64) {
    const exact = toBigInt(a) ** toBigInt(b);
    const fitsLong = BigInt.asIntN(64, exact) === exact;
    const isSmall =
      BigInt.asIntN(32, exact) === exact && !(a instanceof Long) && !(b instanceof Long);
    return isSmall ? Number(exact) : fitsLong ? Long.fromBigInt(exact) : doubleValue(Number(exact));
  }
  return doubleValue(toDouble(a) ** toDouble(b));
}

function logarithm([value, base]: readonly Value[]): Value {
  if (isNullish(value) || isNullish(base)) {
    return null;
  }
  const a = toDouble(
    requireNumber(value, {
      code: 28756,
      message: (type) => `$log's argument must be numeric, not ${type}`,
    }),
  );
  const b = toDouble(
    requireNumber(base, {
      code: 28757,
      message: (type) => `$log's base must be numeric, not ${type}`,
    }),
  );
  if (a <= 0) {
    throw new ServerError(28758, `$log's argument must be a positive number, but is ${a}`);
  }
  if (b <= 0 || b === 1) {
    throw new ServerError(
      28759,
      `$log's base must be a positive number not equal to 1, but is ${b}`,
    );
  }
  return doubleValue(Math.log(a) / Math.log(b));
}

function absoluteValue(value: Value): Value {
  const number = requireNumber(value, {
    code: 28765,
    message: (type) => `$abs only supports numeric types, not ${type}`,
  });
  return toDouble(number) < 0 ? negate(number) : number;
}

function bits(
  name: string,
  run: (left: bigint, right: bigint) => bigint,
  start: bigint,
): PositionalOperator {
  return anyNumber((values) => {
    let result = start;
    let isLong = false;
    for (const value of values) {
      if (isNullish(value)) {
        return null;
      }
      if (!isInteger(value)) {
        throw new ServerError(14, `${name} only supports int and long operands.`);
      }
      isLong ||= value instanceof Long;
      result = run(result, toBigInt(value));
    }
    return isLong ? Long.fromBigInt(result) : Number(BigInt.asIntN(32, result));
  });
}

function bitNot(value: Value): Value {
  if (!isInteger(value)) {
    throw new ServerError(14, `$bitNot only supports int and long, not: ${typeName(value)}.`);
  }
  return value instanceof Long ? value.not() : ~value;
}

const trigonometry: [string, (value: number) => number][] = [
  ['$sin', Math.sin],
  ['$cos', Math.cos],
  ['$tan', Math.tan],
  ['$asin', Math.asin],
  ['$acos', Math.acos],
  ['$atan', Math.atan],
  ['$sinh', Math.sinh],
  ['$cosh', Math.cosh],
  ['$tanh', Math.tanh],
  ['$asinh', Math.asinh],
  ['$acosh', Math.acosh],
  ['$atanh', Math.atanh],
  ['$exp', Math.exp],
  ['$degreesToRadians', (value) => (value * Math.PI) / 180],
  ['$radiansToDegrees', (value) => (value * 180) / Math.PI],
];

function arcTangent2([y, x]: readonly Value[]): Value {
  if (isNullish(y) || isNullish(x)) {
    return null;
  }
  const complaint = {
    code: 51044,
    message: (type: string) => `$atan2 only supports numeric types, not ${type}`,
  };
  return doubleValue(
    Math.atan2(toDouble(requireNumber(y, complaint)), toDouble(requireNumber(x, complaint))),
  );
}

export const arithmeticOperators: [string, PositionalOperator][] = [
  ['$add', anyNumber(add)],
  ['$subtract', exactly(2, subtract)],
  ['$multiply', anyNumber(multiply)],
  ['$divide', exactly(2, divide)],
  ['$mod', exactly(2, modulo)],
  ['$abs', unary(absoluteValue)],
  ['$ceil', wholeNumber('$ceil', Math.ceil)],
  ['$floor', wholeNumber('$floor', Math.floor)],
  ['$round', rounding('$round', roundHalfEven)],
  ['$trunc', rounding('$trunc', Math.trunc)],
  ['$sqrt', positive('$sqrt', Math.sqrt)],
  ['$ln', positive('$ln', Math.log)],
  ['$log10', positive('$log10', Math.log10)],
  ['$pow', exactly(2, power)],
  ['$log', exactly(2, logarithm)],
  ['$atan2', exactly(2, arcTangent2)],
  ['$bitAnd', bits('$bitAnd', (left, right) => left & right, -1n)],
  ['$bitOr', bits('$bitOr', (left, right) => left | right, 0n)],
  ['$bitXor', bits('$bitXor', (left, right) => left ^ right, 0n)],
  ['$bitNot', unary(bitNot)],
  ...trigonometry.map(([name, run]): [string, PositionalOperator] => [name, real(name, run)]),
];
