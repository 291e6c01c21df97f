import { Long, ObjectId, Timestamp } from 'bson';

import { toDouble } from '../../bson/exact-number';
import { isNumeric, typeName, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import type { NamedOperator, NamedValues, PositionalOperator } from '../expression/environment';

import { dayOfYear, isoDayOfWeek, isoWeek, isoWeekStart, weekOfYear } from './calendar';
import { parseDateText, parseDateWithFormat } from './date-parse';
import { formatDate } from './date-text';
import { exactly, isNullish } from './operand';
import { fromLocal, toLocal, zoneOf } from './time-zone';

/** A date, also out of an ObjectId or a timestamp. @throws ServerError 16006 */
export function requireDate(value: Value): Date {
  if (value instanceof Date) {
    return value;
  }
  if (value instanceof ObjectId) {
    return value.getTimestamp();
  }
  if (value instanceof Timestamp) {
    return new Date(value.t * 1000);
  }
  throw new ServerError(16006, `can't convert from BSON type ${typeName(value)} to Date`);
}

const partReaders: [string, (local: Date) => Value][] = [
  ['$year', (local) => local.getUTCFullYear()],
  ['$month', (local) => local.getUTCMonth() + 1],
  ['$dayOfMonth', (local) => local.getUTCDate()],
  ['$hour', (local) => local.getUTCHours()],
  ['$minute', (local) => local.getUTCMinutes()],
  ['$second', (local) => local.getUTCSeconds()],
  ['$millisecond', (local) => local.getUTCMilliseconds()],
  ['$dayOfYear', dayOfYear],
  ['$dayOfWeek', (local) => local.getUTCDay() + 1],
  ['$week', weekOfYear],
  ['$isoDayOfWeek', isoDayOfWeek],
  ['$isoWeek', (local) => isoWeek(local).week],
  ['$isoWeekYear', (local) => Long.fromNumber(isoWeek(local).year)],
];

function readPart(read: (local: Date) => Value, date: Value, zone: Value): Value {
  return isNullish(date) || zone === null ? null : read(toLocal(requireDate(date), zoneOf(zone)));
}

export const dateOperators: [string, PositionalOperator][] = [
  ...partReaders.map(([name, read]): [string, PositionalOperator] => [
    name,
    exactly(1, ([date]) => readPart(read, date, undefined)),
  ]),
  [
    '$tsSecond',
    exactly(1, ([value]) => (value instanceof Timestamp ? Long.fromNumber(value.t) : null)),
  ],
  [
    '$tsIncrement',
    exactly(1, ([value]) => (value instanceof Timestamp ? Long.fromNumber(value.i) : null)),
  ],
];

function toText(values: NamedValues): Value {
  const [date, format, zone] = ['date', 'format', 'timezone'].map((name) => values.get(name));
  if (isNullish(date)) {
    return values.get('onNull') ?? null;
  }
  if (format === null || zone === null) {
    return null;
  }
  const chosen =
    format ??
    (zone === undefined || zone === 'UTC' || zone === 'GMT'
      ? '%Y-%m-%dT%H:%M:%S.%LZ'
      : '%Y-%m-%dT%H:%M:%S.%L');
  if (typeof chosen !== 'string') {
    throw new ServerError(
      18533,
      `$dateToString requires that 'format' be a string, found: ${typeName(chosen)}`,
    );
  }
  return formatDate(requireDate(date), chosen, zoneOf(zone));
}

// eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
function fromText(values: NamedValues): Value {
  const [text, format, zone] = ['dateString', 'format', 'timezone'].map((name) => values.get(name));
  if (isNullish(text) || format === null || zone === null) {
    return isNullish(text) ? (values.get('onNull') ?? null) : null;
  }
  try {
    if (typeof text !== 'string') {
      throw new ServerError(
        241,
        `$dateFromString requires that 'dateString' be a string, found: ${typeName(text)}`,
      );
    }
    return typeof format === 'string'
      ? parseDateWithFormat(text, format, zoneOf(zone))
      : parseDateText(text, zoneOf(zone));
  } catch (error) {
    if (values.has('onError') && error instanceof ServerError && error.code === 241) {
      return values.get('onError');
    }
    throw error;
  }
}

function toParts(values: NamedValues): Value {
  const [date, zone, iso] = ['date', 'timezone', 'iso8601'].map((name) => values.get(name));
  if (isNullish(date) || zone === null) {
    return null;
  }
  const local = toLocal(requireDate(date), zoneOf(zone));
  const time: [string, Value][] = [
    ['hour', local.getUTCHours()],
    ['minute', local.getUTCMinutes()],
    ['second', local.getUTCSeconds()],
    ['millisecond', local.getUTCMilliseconds()],
  ];
  if (iso === true) {
    const { year, week } = isoWeek(local);
    return new Map<string, Value>([
      ['isoWeekYear', year],
      ['isoWeek', week],
      ['isoDayOfWeek', isoDayOfWeek(local)],
      ...time,
    ]);
  }
  return new Map<string, Value>([
    ['year', local.getUTCFullYear()],
    ['month', local.getUTCMonth() + 1],
    ['day', local.getUTCDate()],
    ...time,
  ]);
}

const partNames = [
  'year',
  'month',
  'day',
  'isoWeekYear',
  'isoWeek',
  'isoDayOfWeek',
  'hour',
  'minute',
  'second',
  'millisecond',
];

function fromParts(values: NamedValues): Value {
  const zone = values.get('timezone');
  if (zone === null || partNames.some((name) => values.get(name) === null)) {
    return null;
  }
  const read = (name: string, absent: number): number => {
    const value = values.get(name);
    if (value === undefined) {
      return absent;
    }
    if (!isNumeric(value) || !Number.isInteger(toDouble(value))) {
      throw new ServerError(
        40515,
        `'${name}' must evaluate to an integer, found ${typeName(value)}`,
      );
    }
    return toDouble(value);
  };
  if (!values.has('year') && !values.has('isoWeekYear')) {
    throw new ServerError(
      40516,
      "$dateFromParts requires either 'year' or 'isoWeekYear' to be present",
    );
  }
  const date = values.has('isoWeekYear')
    ? isoWeekStart(read('isoWeekYear', 1970), read('isoWeek', 1), read('isoDayOfWeek', 1))
    : Date.UTC(read('year', 1970), read('month', 1) - 1, read('day', 1));
  const time =
    read('hour', 0) * 3_600_000 +
    read('minute', 0) * 60_000 +
    read('second', 0) * 1000 +
    read('millisecond', 0);
  return fromLocal(date + time, zoneOf(zone));
}

export const namedDateOperators: [string, NamedOperator][] = [
  ...partReaders.map(([name, read]): [string, NamedOperator] => [
    name,
    {
      required: ['date'],
      optional: ['timezone'],
      run: (values) => readPart(read, values.get('date'), values.get('timezone')),
    },
  ]),
  [
    '$dateToString',
    { required: ['date'], optional: ['format', 'timezone', 'onNull'], run: toText },
  ],
  [
    '$dateFromString',
    {
      required: ['dateString'],
      optional: ['format', 'timezone', 'onNull', 'onError'],
      run: fromText,
    },
  ],
  ['$dateToParts', { required: ['date'], optional: ['timezone', 'iso8601'], run: toParts }],
  ['$dateFromParts', { required: [], optional: [...partNames, 'timezone'], run: fromParts }],
];
