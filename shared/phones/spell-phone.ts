import { cleanLine } from '../text/clean';

import { isServiceNumber } from './service-numbers';

/** Digits, `+` in front at most; the extension behind it, empty if there is none. */
export type SpeltPhone = { main: string; extension: string };

/** Brackets, spaces and hyphens are how people group digits, and mean nothing. */
const grouping = /[\s().-]/g;
const number = /^\+?\d{3,18}$/;
const label = /^(?:tel|电话|手机号?|座机)[\s:]*/;
const dash = /[\u2010-\u2015\u2212\u30fc~·_]/g;
const extensionWord =
  /^(?:[转轉][接分]?机?|分机号?|分機號?|内线|extension|ext|x|#|,|;ext=)[\s:.=]*(\d{1,6})\)?$/;
const extensionHyphen = /\d{7}\)?-(\d{1,6})$/;

/**
 * How a phone number as somebody wrote it may be read: full-width signs, brackets, 转 8001. The likeliest reading first;
 * none where it is no number at all.
 */
export function spellPhone(text: string): SpeltPhone[] {
  const written = cleanLine(text)
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(dash, '-')
    .replace(label, '');
  const [head = ''] = /^[\d\s()+.-]*/.exec(written) ?? [];
  const rest = written.slice(head.length);
  const worded = extensionWord.exec(rest)?.[1];
  if (rest !== '' && worded === undefined) {
    return [];
  }
  const hyphened = worded === undefined ? extensionHyphen.exec(head.replace(/\s/g, ''))?.[1] : null;
  const readings = [
    ...(hyphened ? [{ head: head.slice(0, head.lastIndexOf('-')), extension: hyphened }] : []),
    { head, extension: worded ?? '' },
  ];
  return readings
    .map((reading) => ({
      main: reading.head.replace(grouping, ''),
      extension: reading.extension,
    }))
    .filter(({ main }) => number.test(main));
}

/** Whether it is worth asking the API about it, which knows the numbers of the world. */
export function looksLikePhone(text: string): boolean {
  return spellPhone(text).some(({ main }) => isServiceNumber(main) || whole.test(main));
}

/** With an area code, or of another country. */
const whole = /^(?:\+\d{7,}|\d{10,})$/;
