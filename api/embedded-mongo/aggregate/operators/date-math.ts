import { Long } from 'bson';

import { textOf } from '../../bson/describe';
import { toDouble } from '../../bson/exact-number';
import { isNumeric, type Value } from '../../bson/value';
import { assertThat, ServerError } from '../../errors/server-error';
import type { NamedOperator, NamedValues } from '../expression/environment';

import { addMonths, day, isoDayOfWeek, startOfDay } from './calendar';
import { requireDate } from './date-parse';
import { isNullish, requireWhole } from './operand';
import { fromLocal, toLocal, type Zone, zoneOf } from './time-zone';

const monthsIn = new Map([
  ['year', 12],
  ['quarter', 3],
  ['month', 1],
]);
const millisecondsIn = new Map([
  ['week', 7 * day],
  ['day', day],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
]);

function unitOf(value: Value): string {
  if (typeof value !== 'string' || (!monthsIn.has(value) && !millisecondsIn.has(value))) {
    throw new ServerError(9, `unknown time unit value: ${textOf(value)}`);
  }
  return value;
}

/** Moves a date by whole units; from days upwards on the zone's calendar. */
function moveDate(date: Date, step: { unit: string; amount: number }, zone: Zone): Date {
  const { unit, amount } = step;
  const months = monthsIn.get(unit);
  if (months !== undefined) {
    return fromLocal(addMonths(toLocal(date, zone), months * amount).getTime(), zone);
  }
  const milliseconds = (millisecondsIn.get(unit) ?? 1) * amount;
  return unit === 'day' || unit === 'week'
    ? fromLocal(toLocal(date, zone).getTime() + milliseconds, zone)
    : new Date(date.getTime() + milliseconds);
}

function shift(name: string, sign: 1 | -1): NamedOperator {
  return {
    required: ['startDate', 'unit', 'amount'],
    optional: ['timezone'],
    run: (values) => {
      const [start, unit, amount, zone] = ['startDate', 'unit', 'amount', 'timezone'].map((field) =>
        values.get(field),
      );
      if (isNullish(start) || isNullish(unit) || isNullish(amount) || zone === null) {
        return null;
      }
      const count = requireWhole(
        amount,
        5166405,
        `${name} expects an integer amount of time units, not`,
      );
      return moveDate(
        requireDate(start),
        { unit: unitOf(unit), amount: count * sign },
        zoneOf(zone),
      );
    },
  };
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function weekStart(value: Value): number {
  if (value === undefined) {
    return 6;
  }
  const index =
    typeof value === 'string'
      ? weekdays.findIndex((name) => name.startsWith(value.toLowerCase().slice(0, 3)))
      : -1;
  if (index < 0) {
    throw new ServerError(9, `unknown day of week value: ${textOf(value)}`);
  }
  return index;
}

function difference(values: NamedValues): Value {
  const [start, end, unit, zone] = ['startDate', 'endDate', 'unit', 'timezone'].map((field) =>
    values.get(field),
  );
  if (isNullish(start) || isNullish(end) || isNullish(unit) || zone === null) {
    return null;
  }
  const name = unitOf(unit);
  const zoned = zoneOf(zone);
  const from = toLocal(requireDate(start), zoned);
  const to = toLocal(requireDate(end), zoned);
  return Long.fromNumber(
    countBoundaries({ from, to, unit: name, firstDay: weekStart(values.get('startOfWeek')) }),
  );
}

type Span = { from: Date; to: Date; unit: string; firstDay: number };

function countBoundaries({ from, to, unit, firstDay }: Span): number {
  const months = monthsIn.get(unit);
  if (months !== undefined) {
    const index = (date: Date) =>
      Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months);
    return index(to) - index(from);
  }
  if (unit === 'week') {
    const week = (date: Date) => Math.floor((startOfDay(date) / day - firstDay - 4) / 7);
    return week(to) - week(from);
  }
  const size = millisecondsIn.get(unit) ?? 1;
  return Math.floor(to.getTime() / size) - Math.floor(from.getTime() / size);
}

function truncate(values: NamedValues): Value {
  const [date, unit, zone] = ['date', 'unit', 'timezone'].map((field) => values.get(field));
  const binSize = values.has('binSize') ? values.get('binSize') : 1;
  if (isNullish(date) || isNullish(unit) || isNullish(binSize) || zone === null) {
    return null;
  }
  assertThat(
    isNumeric(binSize) && toDouble(binSize) >= 1,
    5439018,
    "$dateTrunc requires 'binSize' to be greater than 0",
  );
  const zoned = zoneOf(zone);
  const local = toLocal(requireDate(date), zoned);
  const bin = {
    unit: unitOf(unit),
    size: toDouble(binSize),
    firstDay: weekStart(values.get('startOfWeek')),
  };
  return fromLocal(truncateLocal(local, bin), zoned);
}

// MongoDB counts bins from the first moment of 2000
const reference = Date.UTC(2000, 0, 1);

function truncateLocal(local: Date, bin: { unit: string; size: number; firstDay: number }): number {
  const months = monthsIn.get(bin.unit);
  if (months !== undefined) {
    const size = months * bin.size;
    const index = (local.getUTCFullYear() - 2000) * 12 + local.getUTCMonth();
    return Date.UTC(2000, Math.floor(index / size) * size, 1);
  }
  const size = (millisecondsIn.get(bin.unit) ?? 1) * bin.size;
  const start = bin.unit === 'week' ? firstWeekStart(bin.firstDay) : reference;
  return start + Math.floor((local.getTime() - start) / size) * size;
}

function firstWeekStart(firstDay: number): number {
  const weekday = isoDayOfWeek(new Date(reference)) - 1;
  return reference + ((firstDay - weekday + 7) % 7) * day;
}

export const dateMathOperators: [string, NamedOperator][] = [
  ['$dateAdd', shift('$dateAdd', 1)],
  ['$dateSubtract', shift('$dateSubtract', -1)],
  [
    '$dateDiff',
    {
      required: ['startDate', 'endDate', 'unit'],
      optional: ['timezone', 'startOfWeek'],
      run: difference,
    },
  ],
  [
    '$dateTrunc',
    { required: ['date', 'unit'], optional: ['binSize', 'timezone', 'startOfWeek'], run: truncate },
  ],
];
