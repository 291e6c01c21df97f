import { Decimal128, Double, Long } from 'bson';

import { toBigInt } from '../../bson/arithmetic';
import { toDouble } from '../../bson/exact-number';
import { doubleValue, isNumeric, type Numeric, typeName, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';

export type Convert = (value: Exclude<Value, null | undefined>) => Value;

export function failure(value: Value, to: string, why?: string): ServerError {
  return new ServerError(
    241,
    why === undefined
      ? `Unsupported conversion from ${typeName(value)} to ${to} in $convert with no onError value`
      : `Failed to parse ${why} in $convert with no onError value`,
  );
}

export function toInteger(limit: 32 | 64, name: 'int' | 'long'): Convert {
  return (value) => {
    const whole = wholeOf(value, name);
    if (BigInt.asIntN(limit, whole) !== whole) {
      throw new ServerError(
        241,
        `Conversion would overflow target type in $convert with no onError value: ${whole}`,
      );
    }
    return limit === 32 ? Number(whole) : Long.fromBigInt(whole);
  };
}

function wholeOf(value: Value, name: string): bigint {
  if (typeof value === 'boolean') {
    return value ? 1n : 0n;
  }
  if (isNumeric(value)) {
    if (!Number.isFinite(toDouble(value))) {
      throw new ServerError(
        241,
        'Attempt to convert NaN or infinity value to integer type in $convert with no onError value',
      );
    }
    return toBigInt(value);
  }
  if (value instanceof Date && name === 'long') {
    return BigInt(value.getTime());
  }
  if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value)) {
      throw failure(value, name, `number '${value}'`);
    }
    return BigInt(value.replace('+', ''));
  }
  throw failure(value, name);
}

export function toDoubleValue(value: Value): Value {
  if (typeof value === 'boolean') {
    return new Double(value ? 1 : 0);
  }
  if (isNumeric(value)) {
    return doubleValue(toDouble(value));
  }
  if (value instanceof Date) {
    return doubleValue(value.getTime());
  }
  if (typeof value === 'string') {
    return doubleValue(parseNumber(value, 'double'));
  }
  throw failure(value, 'double');
}

function parseNumber(text: string, to: string): number {
  const number = Number(text);
  if (text.trim() !== text || text === '' || (Number.isNaN(number) && text !== 'NaN')) {
    throw failure(text, to, `number '${text}'`);
  }
  return number;
}

export function toDecimalValue(value: Value): Value {
  if (value instanceof Decimal128) {
    return value;
  }
  if (typeof value === 'string') {
    parseNumber(value, 'decimal');
    return Decimal128.fromString(value);
  }
  if (typeof value === 'boolean' || value instanceof Date) {
    return Decimal128.fromString(String(Number(value)));
  }
  if (isNumeric(value)) {
    return Decimal128.fromString(decimalText(value));
  }
  throw failure(value, 'decimal');
}

function decimalText(value: Numeric): string {
  return value instanceof Long ? value.toString() : String(toDouble(value));
}
