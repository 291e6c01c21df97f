import { dialable } from '#shared/phones/say-phone';
import { spellPhone } from '#shared/phones/spell-phone';

import { lastFourRange, phoneRange, type KeyRange } from './key-spaces';

const abroad = /^(?:\+|00)/;
const home = /^(?:\+|00)86/;

/** The digits of a number as it is stored, without extension; empty: it is none. */
export function digitsOfPhone(stored: string): string {
  return withoutPrefix(dialable(stored)).replace(/\D/g, '');
}

/** A whole number and its last four digits. */
export function keysOfPhone(stored: string): number[] {
  const digits = digitsOfPhone(stored);
  return [
    ...(digits === '' ? [] : [phoneRange(digits).from]),
    ...(digits.length < 7 ? [] : [lastFourRange(digits.slice(-4)).from]),
  ];
}

/** What these words may mean when they are a phone number, however it was written. */
export function phonesIn(words: string): KeyRange[] {
  return spellPhone(words).flatMap(({ main }) => {
    const digits = withoutPrefix(main);
    return [
      phoneRange(digits.replace(/\D/g, '')),
      ...(/^\d{4}$/.test(digits) ? [lastFourRange(digits)] : []),
    ];
  });
}

function withoutPrefix(number: string): string {
  return number.replace(home, '').replace(abroad, '');
}
