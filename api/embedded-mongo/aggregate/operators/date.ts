import { Long } from 'bson';

import type { Value } from '../../bson/value';
import type { NamedOperator, NamedValues, PositionalOperator } from '../expression/environment';

import { dayOfYear, isoDayOfWeek, isoWeek, weekOfYear } from './calendar';
import { requireDate } from './date-parse';
import { formatDate } from './date-text';
import { exactly, isNullish, requireText } from './operand';
import { toLocal, zoneOf } from './time-zone';

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

export const dateOperators = partReaders.map(([name, read]): [string, PositionalOperator] => [
  name,
  exactly(1, ([date]) => readPart(read, date, undefined)),
]);

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
  const text = requireText(chosen, 18533, "$dateToString requires 'format' to be a string, found:");
  return formatDate(requireDate(date), text, zoneOf(zone));
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
];
