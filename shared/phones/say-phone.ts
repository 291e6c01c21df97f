import { phoneWords } from './phone-words';

/** A mainland number as it is stored, cut as people read it out. */
const groups = [
  /^(1\d{2})(\d{4})(\d{4})$/,
  /^([48]00)(\d{3})(\d{4})$/,
  /^(010|02\d)(\d{4})(\d{4})$/,
  /^(0[3-9]\d{2})(\d{4})(\d{4})$/,
  /^(0[3-9]\d{2})(\d{3})(\d{4})$/,
  // a service number of a city
  /^(010|02\d|0[3-9]\d{2})(\d{5,6})$/,
];

/** 138 0013 8000, 021 6123 4567 转 8001; what is stored in another way is shown as it is. */
export function sayPhone(stored: string): string {
  const [main = '', extension] = partsOf(stored);
  const found = groups.map((group) => group.exec(main)).find((match) => match !== null);
  const spaced = found ? found.slice(1).join(' ') : main;
  return extension === undefined ? spaced : phoneWords.withExtension(spaced, extension);
}

/** What a phone can dial: the extension is asked for by a voice. */
export function dialable(stored: string): string {
  return partsOf(stored)[0] ?? stored;
}

/** 138****8000. Of less than eleven digits at most half is left to read, of fewer than eight none. */
export function maskPhone(stored: string): string {
  const [main = ''] = partsOf(stored);
  const digits = main.replace(/\D/g, '');
  if (digits.length < 8) {
    return '****';
  }
  const shown = digits.length < 11 ? Math.floor(digits.length / 2) : 7;
  const last = Math.ceil(shown / 2);
  const plus = main.startsWith('+') ? '+' : '';
  return `${plus}${digits.slice(0, shown - last)}****${digits.slice(-last)}`;
}

/** 02161234567-8001; spellings of before numbers were stored in one form have hyphens elsewhere too. */
function partsOf(stored: string): string[] {
  const [, main, extension] = /^(\+?\d{7,})-(\d{1,6})$/.exec(stored) ?? [];
  return main !== undefined && extension !== undefined ? [main, extension] : [stored];
}
