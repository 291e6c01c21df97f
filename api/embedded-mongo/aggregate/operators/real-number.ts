import { Decimal128, Long } from 'bson';

import { isInteger, toBigInt } from '../../bson/arithmetic';
import { toDouble } from '../../bson/exact-number';
import { doubleValue, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import type { PositionalOperator } from '../expression/environment';

import { exactly, isNullish, requireNumber, unary } from './operand';

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

// eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
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

export const realNumberOperators: [string, PositionalOperator][] = [
  ['$sqrt', positive('$sqrt', Math.sqrt)],
  ['$ln', positive('$ln', Math.log)],
  ['$log10', positive('$log10', Math.log10)],
  ['$pow', exactly(2, power)],
  ['$log', exactly(2, logarithm)],
  ['$exp', real('$exp', Math.exp)],
];
