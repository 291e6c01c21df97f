import { Double, Long } from 'bson';

import { toBigInt } from '../../bson/arithmetic';
import { toDouble } from '../../bson/exact-number';
import { doubleValue, isNumeric, typeName, type Value } from '../../bson/value';
import { assertThat, ServerError } from '../../errors/server-error';

type Convert = (value: Exclude<Value, null | undefined>) => Value;

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
    assertThat(
      BigInt.asIntN(limit, whole) === whole,
      241,
      'Conversion would overflow target type in $convert with no onError value',
    );
    return limit === 32 ? Number(whole) : Long.fromBigInt(whole);
  };
}

function wholeOf(value: Value, name: string): bigint {
  if (typeof value === 'boolean') {
    return value ? 1n : 0n;
  }
  if (isNumeric(value)) {
    assertThat(
      Number.isFinite(toDouble(value)),
      241,
      'Attempt to convert NaN or infinity value to integer type in $convert with no onError value',
    );
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
    return doubleValue(parseNumber(value));
  }
  throw failure(value, 'double');
}

function parseNumber(text: string): number {
  const number = Number(text);
  if (text.trim() !== text || text === '' || (Number.isNaN(number) && text !== 'NaN')) {
    throw failure(text, 'double', `number '${text}'`);
  }
  return number;
}
