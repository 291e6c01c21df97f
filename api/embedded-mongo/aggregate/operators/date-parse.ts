import { ObjectId, Timestamp } from 'bson';

import type { Value } from '../../bson/value';
import { assertThat } from '../../errors/server-error';

import { refuseType } from './operand';
import { fromLocal, zoneOf } from './time-zone';

const isoText =
  /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{0,2}|[A-Za-z_]+\/[A-Za-z_/]+)?$/;

/** Reads an ISO 8601 date. @throws ServerError 241 */
export function parseDateText(text: string): Date {
  const match = isoText.exec(text.trim());
  assertThat(match, 241, `Error parsing date string '${text}'; 0: Incomplete or unknown format`);
  const [, year, month, date, hour = '0', minute = '0', second = '0', fraction = '', suffix] =
    match;
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(date ?? 1),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const time = local + Number(fraction.padEnd(3, '0').slice(0, 3));
  return fromLocal(time, zoneOf(suffix === 'Z' ? 'UTC' : suffix));
}

/** A date, also out of an ObjectId or a timestamp. @throws ServerError 16006 */
export function requireDate(value: Value): Date {
  if (value instanceof Date) {
    return value;
  }
  if (value instanceof ObjectId) {
    return value.getTimestamp();
  }
  return value instanceof Timestamp
    ? new Date(value.t * 1000)
    : refuseType(value, 16006, "can't convert to Date from BSON type");
}
