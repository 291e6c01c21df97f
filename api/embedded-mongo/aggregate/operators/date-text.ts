import { assertThat } from '../../errors/server-error';

import { dayOfYear, isoDayOfWeek, isoWeek, weekOfYear } from './calendar';
import { toLocal, type Zone } from './time-zone';

type Part = { local: Date; offset: number };

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

const formatters = new Map<string, (part: Part) => string>([
  ['%Y', ({ local }) => pad(local.getUTCFullYear(), 4)],
  ['%m', ({ local }) => pad(local.getUTCMonth() + 1)],
  ['%d', ({ local }) => pad(local.getUTCDate())],
  ['%H', ({ local }) => pad(local.getUTCHours())],
  ['%M', ({ local }) => pad(local.getUTCMinutes())],
  ['%S', ({ local }) => pad(local.getUTCSeconds())],
  ['%L', ({ local }) => pad(local.getUTCMilliseconds(), 3)],
  ['%j', ({ local }) => pad(dayOfYear(local), 3)],
  ['%w', ({ local }) => String(local.getUTCDay() + 1)],
  ['%u', ({ local }) => String(isoDayOfWeek(local))],
  ['%U', ({ local }) => pad(weekOfYear(local))],
  ['%V', ({ local }) => pad(isoWeek(local).week)],
  ['%G', ({ local }) => pad(isoWeek(local).year, 4)],
  ['%z', ({ offset }) => offsetText(offset)],
  ['%Z', ({ offset }) => String(offset / 60_000)],
  ['%%', () => '%'],
]);

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}${pad(minutes % 60)}`;
}

/** @throws ServerError 18536 for a format character nobody knows */
export function formatDate(date: Date, format: string, zone: Zone): string {
  const part = { local: toLocal(date, zone), offset: zone.offsetAt(date.getTime()) };
  return format.replace(/%[\s\S]?/g, (specifier) => {
    const write = formatters.get(specifier);
    assertThat(write, 18536, `Invalid format character '${specifier}' in format string`);
    return write(part);
  });
}
