import { Binary, Decimal128, Long, ObjectId } from 'bson';

import { textOf } from '../../bson/describe';
import { toDouble } from '../../bson/exact-number';
import { bsonType, isNumeric, typeName, type Value } from '../../bson/value';
import { isDoc } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import { isTrue } from '../../query/parse-operator';
import type { NamedValues, PositionalOperator, SpecialOperator } from '../expression/environment';

import { parseDateText } from './date-parse';
import {
  type Convert,
  failure,
  toInteger,
  toDoubleValue,
  toDecimalValue,
} from './number-conversion';
import { exactly, isNullish, unary } from './operand';

/** The text $toString gives. */
export function toText(value: Value): string {
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (value instanceof ObjectId) {
    return value.toHexString();
  }
  if (isNumeric(value)) {
    return value instanceof Long || value instanceof Decimal128
      ? value.toString()
      : String(toDouble(value));
  }
  if (value instanceof Binary && value.sub_type === Binary.SUBTYPE_UUID) {
    return value.toUUID().toString();
  }
  throw failure(value, 'string');
}

// eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
function toDate(value: Value): Value {
  if (value instanceof Date) {
    return value;
  }
  if (value instanceof ObjectId) {
    return value.getTimestamp();
  }
  if (
    isNumeric(value) &&
    (value instanceof Long || value instanceof Decimal128 || typeName(value) === 'double')
  ) {
    return new Date(Math.trunc(toDouble(value)));
  }
  if (typeof value === 'string') {
    return parseDateText(value);
  }
  if (
    value !== null &&
    typeof value === 'object' &&
    '_bsontype' in value &&
    value._bsontype === 'Timestamp'
  ) {
    return new Date(value.t * 1000);
  }
  throw failure(value, 'date');
}

function toObjectId(value: Value): Value {
  if (value instanceof ObjectId) {
    return value;
  }
  if (typeof value === 'string') {
    if (!/^[0-9a-f]{24}$/i.test(value)) {
      throw failure(value, 'objectId', `objectId '${value}'`);
    }
    return new ObjectId(value);
  }
  throw failure(value, 'objectId');
}

function toBool(value: Value): Value {
  return isTrue(value);
}

const conversions = new Map<string, Convert>([
  ['int', toInteger(32, 'int')],
  ['long', toInteger(64, 'long')],
  ['double', toDoubleValue],
  ['decimal', toDecimalValue],
  ['string', toText],
  ['date', toDate],
  ['objectId', toObjectId],
  ['bool', toBool],
]);

const namesByCode = new Map<number, string>(
  Object.entries(bsonType).map(([name, code]) => [code, name]),
);

const convert: SpecialOperator = (operand, { compile, scope }) => {
  if (!isDoc(operand) || !operand.has('input') || !operand.has('to')) {
    throw new ServerError(9, "$convert needs 'input' and 'to'");
  }
  const fields = [...operand].map(([name, value]) => [name, compile(value, scope)] as const);
  return (environment) => {
    const read = (name: string) => fields.find(([field]) => field === name)?.[1](environment);
    return convertWith(
      new Map([
        ['input', read('input')],
        ['to', read('to')],
      ]),
      {
        onNull: () => read('onNull') ?? null,
        onError: operand.has('onError') ? () => read('onError') : undefined,
      },
    );
  };
};

type Fallbacks = { onNull: () => Value; onError: (() => Value) | undefined };

function convertWith(values: NamedValues, { onNull, onError }: Fallbacks): Value {
  const input = values.get('input');
  if (isNullish(input)) {
    return onNull();
  }
  const to = values.get('to');
  if (isNullish(to)) {
    return null;
  }
  const name = isNumeric(to) ? namesByCode.get(toDouble(to)) : to;
  const run = conversions.get(textOf(name));
  if (!run) {
    throw new ServerError(2, `Unknown type name: ${textOf(name)}`);
  }
  try {
    return run(input);
  } catch (error) {
    if (onError && error instanceof ServerError) {
      return onError();
    }
    throw error;
  }
}

function simple(name: string): PositionalOperator {
  return unary(conversions.get(name) ?? (() => null));
}

export const conversionOperators: [string, PositionalOperator][] = [
  ['$toInt', simple('int')],
  ['$toLong', simple('long')],
  ['$toDouble', simple('double')],
  ['$toDecimal', simple('decimal')],
  ['$toString', simple('string')],
  ['$toDate', simple('date')],
  ['$toObjectId', simple('objectId')],
  ['$toBool', simple('bool')],
  ['$type', exactly(1, ([value]) => typeName(value))],
  ['$isNumber', exactly(1, ([value]) => isNumeric(value))],
];

export const specialConversions: [string, SpecialOperator][] = [['$convert', convert]];
