import { ServerError } from '../../errors/server-error';

import { fromLocal, utc, type Zone, zoneOf } from './time-zone';

const isoText =
  /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{0,2}|[A-Za-z_]+\/[A-Za-z_/]+)?$/;

/** Reads an ISO 8601 date. @throws ServerError 241 */
export function parseDateText(text: string, zone: Zone = utc): Date {
  const match = isoText.exec(text.trim());
  if (!match) {
    throw new ServerError(
      241,
      `Error parsing date string '${text}'; 0: Incomplete or unknown format`,
    );
  }
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
  return fromLocal(time, suffix === undefined ? zone : zoneOf(suffix === 'Z' ? 'UTC' : suffix));
}

type Fields = Map<string, string>;

const patterns = new Map<string, string>([
  ['%Y', '(?<Y>\\d{4})'],
  ['%m', '(?<m>\\d{1,2})'],
  ['%d', '(?<d>\\d{1,2})'],
  ['%H', '(?<H>\\d{1,2})'],
  ['%M', '(?<M>\\d{1,2})'],
  ['%S', '(?<S>\\d{1,2})'],
  ['%L', '(?<L>\\d{1,3})'],
  ['%j', '(?<j>\\d{1,3})'],
  ['%b', '(?<b>[A-Za-z]{3})'],
  ['%B', '(?<B>[A-Za-z]+)'],
  ['%z', '(?<z>[+-]\\d{2}:?\\d{2}|Z)'],
  ['%Z', '(?<Z>[+-]?\\d+)'],
  ['%%', '%'],
]);

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads a date in the given format. @throws ServerError 241 when the text does not fit */
export function parseDateWithFormat(text: string, format: string, zone: Zone): Date {
  const source = format.replace(/%.|[.*+?^${}()|[\]\\]/g, (part) => {
    if (!part.startsWith('%')) {
      return `\\${part}`;
    }
    const pattern = patterns.get(part);
    if (pattern === undefined) {
      throw new ServerError(18536, `Invalid format character '${part}' in format string`);
    }
    return pattern;
  });
  // eslint-disable-next-line no-restricted-syntax -- made of the parts above, anchored, each of another kind of sign than the next
  const groups = new RegExp(`^${source}$`).exec(text)?.groups;
  if (!groups) {
    throw new ServerError(241, `Error parsing date string '${text}' with format '${format}'`);
  }
  return dateOfFields(new Map(Object.entries(groups)), zone);
}

function dateOfFields(fields: Fields, zone: Zone): Date {
  const read = (name: string, absent: number) =>
    fields.has(name) ? Number(fields.get(name)) : absent;
  const monthName = (fields.get('b') ?? fields.get('B'))?.slice(0, 3).toLowerCase();
  const month = monthName === undefined ? read('m', 1) : months.indexOf(monthName) + 1;
  const date = fields.has('j') ? read('j', 1) : read('d', 1);
  const local = Date.UTC(
    read('Y', 1970),
    fields.has('j') ? 0 : month - 1,
    date,
    read('H', 0),
    read('M', 0),
    read('S', 0),
  );
  return fromLocal(local + read('L', 0), zoneInText(fields) ?? zone);
}

function zoneInText(fields: Fields): Zone | undefined {
  const text = fields.get('z');
  if (text !== undefined) {
    return zoneOf(text === 'Z' ? 'UTC' : text);
  }
  const minutes = fields.get('Z');
  return minutes === undefined
    ? undefined
    : { name: minutes, offsetAt: () => Number(minutes) * 60_000 };
}
