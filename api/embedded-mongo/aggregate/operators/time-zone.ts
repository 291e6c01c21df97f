import { typeName, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';

export type Zone = {
  name: string;
  /** local time minus UTC in milliseconds at that moment */
  offsetAt: (time: number) => number;
};

const utc: Zone = { name: 'UTC', offsetAt: () => 0 };

// building a formatter costs far more than using it; zones are few
const zones = new Map<string, Zone>([
  ['UTC', utc],
  ['GMT', utc],
]);

/** @throws ServerError 40485 for a zone nobody knows, 40517 for a value that is no text */
export function zoneOf(value: Value): Zone {
  if (value === undefined) {
    return utc;
  }
  if (typeof value !== 'string') {
    throw new ServerError(40517, `timezone must evaluate to a string, found ${typeName(value)}`);
  }
  const known = zones.get(value);
  if (known) {
    return known;
  }
  const zone = fixedZone(value) ?? namedZone(value);
  zones.set(value, zone);
  return zone;
}

function fixedZone(text: string): Zone | undefined {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (!match) {
    return undefined;
  }
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  const offset = (match[1] === '-' ? -minutes : minutes) * 60_000;
  return { name: text, offsetAt: () => offset };
}

function namedZone(name: string): Zone {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    });
  } catch {
    throw new ServerError(40485, `unrecognized time zone identifier: "${name}"`);
  }
  return { name, offsetAt: (time) => localTime(format, time) - Math.floor(time / 1000) * 1000 };
}

function localTime(format: Intl.DateTimeFormat, time: number): number {
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const year = parts.get('era') === 'BC' ? 1 - read('year') : read('year');
  const date = new Date(0);
  date.setUTCFullYear(year, read('month') - 1, read('day'));
  date.setUTCHours(read('hour'), read('minute'), read('second'));
  return date.getTime();
}

/** A date whose UTC fields are the local ones. */
export function toLocal(date: Date, zone: Zone): Date {
  return new Date(date.getTime() + zone.offsetAt(date.getTime()));
}

/** The moment at which a zone shows this local time. */
export function fromLocal(local: number, zone: Zone): Date {
  const guess = local - zone.offsetAt(local);
  return new Date(local - zone.offsetAt(guess));
}
