import { Binary, Decimal128, Long, ObjectId, Timestamp } from 'bson';

import { toDouble } from '../../bson/exact-number';
import { isNumeric, typeName, type Value } from '../../bson/value';
import { isTrue } from '../../query/parse-operator';
import type { PositionalOperator } from '../expression/environment';

import { parseDateText, requireDate } from './date-parse';
import { failure, toDoubleValue, toInteger } from './number-conversion';
import { exactly, unary } from './operand';

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

function toDate(value: Value): Value {
  if (value instanceof Date || value instanceof ObjectId || value instanceof Timestamp) {
    return requireDate(value);
  }
  if (typeof value === 'string') {
    return parseDateText(value);
  }
  if (isNumeric(value) && typeName(value) !== 'int') {
    return new Date(Math.trunc(toDouble(value)));
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

export const conversionOperators: [string, PositionalOperator][] = [
  ['$toInt', unary(toInteger(32, 'int'))],
  ['$toLong', unary(toInteger(64, 'long'))],
  ['$toDouble', unary(toDoubleValue)],
  ['$toString', unary(toText)],
  ['$toDate', unary(toDate)],
  ['$toObjectId', unary(toObjectId)],
  ['$toBool', unary(isTrue)],
  ['$type', exactly(1, ([value]) => typeName(value))],
  ['$isNumber', exactly(1, ([value]) => isNumeric(value))],
];
