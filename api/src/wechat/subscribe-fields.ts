import { cutToPoints, firstWords } from '#shared/notices/first-words';
import { cleanLine, hasWords } from '#shared/text/clean';
import { calendarDay, clockTime } from '#shared/time/say-time';

export type FieldValue = string | number | Date;

type FieldRule = {
  /** What is left of a value that the platform would refuse; empty: nothing. */
  fit: (text: string) => string;
  /** Stands for nothing: an empty value is refused with 47003. */
  blank: string;
};

const anything: FieldRule = { fit: (text) => firstWords(text, 20), blank: '无' };

/** Type of a template field → what WeChat takes there (table of subscribe-message parameters). */
const rules: Record<string, FieldRule> = {
  thing: anything,
  number: { fit: fitNumber, blank: '0' },
  letter: { fit: (text) => keep(text, /[A-Za-z]/g, 32), blank: 'N' },
  symbol: { fit: (text) => keep(text, /[^\p{L}\p{N}\p{M}\s]/gu, 5), blank: '-' },
  character_string: { fit: (text) => keep(text, /[!-~]/g, 32), blank: '-' },
  amount: { fit: fitAmount, blank: '0元' },
  phone_number: { fit: (text) => keep(text, /[\d+()-]/g, 17), blank: '-' },
  car_number: { fit: (text) => keep(text, /[\u4e00-\u9fa5A-Za-z0-9]/g, 8), blank: '无' },
  name: { fit: fitName, blank: '客户' },
  phrase: { fit: (text) => keep(text, /[\u4e00-\u9fa5]/g, 5), blank: '通知' },
};

/**
 * The value as the platform takes it: cut to the length of its type, without characters that the type
 * does not have, never empty. The type is the name without its number: `thing1`, `time2`.
 */
export function fitField(name: string, value: FieldValue, now: Date): string {
  const type = /^[a-z_]+/.exec(name)?.[0] ?? '';
  const text = typeof value === 'object' ? sayMoment(value) : oneLine(String(value));
  if (type === 'time' || type === 'date') {
    return moments[type].test(text) ? text : sayMoment(now);
  }
  const { fit, blank } = rules[type] ?? anything;
  return fit(text) || blank;
}

/** Far more than any field shows. */
const longest = 4000;

/** No line breaks, control characters or halves of a pair; nothing visible counts as empty. */
function oneLine(text: string): string {
  // half a pair at the cut goes with the other halves
  const line = cleanLine(text.slice(0, longest).replace(/[\p{Cc}\p{Cs}]+/gu, ' '));
  return hasWords(line) ? line : '';
}

function keep(text: string, signs: RegExp, most: number): string {
  return cutToPoints((text.match(signs) ?? []).join(''), most);
}

/** A number too long is shown as the largest that fits: its first digits would be another number. */
function fitNumber(text: string): string {
  const [, whole = '', fraction = ''] = /(-?\d+)(\.\d+)?/.exec(text) ?? [];
  const digits = whole.replace('-', '').length;
  if (digits > 32) {
    return '9'.repeat(32);
  }
  const decimals = fraction.slice(0, Math.max(0, 33 - digits));
  return whole + (decimals === '.' ? '' : decimals);
}

function fitAmount(text: string): string {
  const found = /([¥￥$€£] ?)?(\d[\d,]*)(\.\d{1,2})?/.exec(text);
  if (!found) {
    return '';
  }
  const [, sign = '', grouped = '', cents = ''] = found;
  const digits = grouped.replaceAll(',', '');
  const yuan = text.includes('元') ? '元' : '';
  const money = digits.length > 10 ? '9999999999' : `${digits}${cents}`;
  return `${sign.trim()}${money}${yuan}`;
}

/** Ten signs with Chinese among them, otherwise twenty; digits have no place in a name. */
function fitName(text: string): string {
  const name = text.replace(/\d/g, '');
  const hasChinese = /[^ -~]/.test(name);
  return keep(name, hasChinese ? /[^\s]/gu : /[A-Za-z .'-]/g, hasChinese ? 10 : 20).trim();
}

const clock = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;
const day = String.raw`\d{4}(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})`;
const moments = {
  time: range(`(?:${day} )?${clock}`),
  date: range(`${day}(?: ${clock})?`),
};

function range(moment: string): RegExp {
  // eslint-disable-next-line no-restricted-syntax -- made of the fixed parts above, each of bounded length
  return new RegExp(`^${moment}(?: ?~ ?${moment})?$`);
}

/** 2026年11月22日 09:30 in Shanghai: valid for `time` and for `date`. */
function sayMoment(at: Date): string {
  const [year, month, dayOfMonth] =
    /(....)(..)(..)/.exec(calendarDay(at))?.slice(1).map(Number) ?? [];
  return `${year ?? ''}年${month ?? ''}月${dayOfMonth ?? ''}日 ${clockTime(at)}`;
}
