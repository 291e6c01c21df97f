import { isNumeric, type Value } from '../../bson/value';
import { assertThat } from '../../errors/server-error';
import type { NamedOperator, PositionalOperator } from '../expression/environment';

import { toText } from './conversion';
import { anyNumber, exactly, isNullish, refuseType, requireText, requireWhole } from './operand';

function concat(values: readonly Value[]): Value {
  let text = '';
  for (const value of values) {
    if (isNullish(value)) {
      return null;
    }
    text += requireText(value, 16702, '$concat only supports strings, not');
  }
  return text;
}

/** Text of a string, number or date; empty for null, as $toUpper and its like take it. */
function coerced(value: Value, name: string): string {
  if (isNullish(value)) {
    return '';
  }
  return typeof value === 'string' || isNumeric(value) || value instanceof Date
    ? toText(value)
    : refuseType(value, 16007, `${name} can't convert to String from BSON type`);
}

function split([text, separator]: readonly Value[]): Value {
  if (isNullish(text) || isNullish(separator)) {
    return null;
  }
  const by = requireText(separator, 40086, '$split requires a string as a second argument, found:');
  assertThat(by !== '', 40087, '$split requires a non-empty separator');
  return requireText(text, 40085, '$split requires a string as a first argument, found:').split(by);
}

function substring([text, start, length]: readonly Value[]): Value {
  const points = Array.from(coerced(text ?? null, '$substrCP'));
  const [from = 0, count = 0] = [start, length].map((value) =>
    requireWhole(value, 34450, '$substrCP: starting index and length must be integers, not'),
  );
  assertThat(from >= 0, 34455, '$substrCP: the starting index must be a nonnegative integer.');
  assertThat(count >= 0, 34454, '$substrCP: length must be a nonnegative integer.');
  return points.slice(from, from + count).join('');
}

function trim(ends: 'both' | 'left' | 'right'): NamedOperator {
  return {
    required: ['input'],
    optional: ['chars'],
    // eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
    run: (values) => {
      const [input, chars] = [values.get('input'), values.get('chars')];
      if (isNullish(input) || chars === null) {
        return null;
      }
      const points = Array.from(
        requireText(input, 50699, '$trim requires its input to be a string, got'),
      );
      const cut = new Set(
        chars === undefined
          ? whitespace
          : requireText(chars, 50700, "$trim requires 'chars' to be a string, got"),
      );
      let [start, end] = [0, points.length];
      while (ends !== 'right' && start < end && cut.has(points[start] ?? '')) {
        start++;
      }
      while (ends !== 'left' && end > start && cut.has(points[end - 1] ?? '')) {
        end--;
      }
      return points.slice(start, end).join('');
    },
  };
}

const whitespace =
  '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';

// only ASCII letters change, as in MongoDB
function asciiCase(text: string, isUpper: boolean): string {
  return isUpper
    ? text.replace(/[a-z]/g, (letter) => letter.toUpperCase())
    : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const lengthOf = (name: string, code: number, count: (text: string) => number) =>
  exactly(1, ([value]) =>
    count(requireText(value ?? null, code, `${name} requires a string argument, found:`)),
  );

export const stringOperators: [string, PositionalOperator][] = [
  ['$concat', anyNumber(concat)],
  ['$toLower', exactly(1, ([value]) => asciiCase(coerced(value ?? null, '$toLower'), false))],
  ['$toUpper', exactly(1, ([value]) => asciiCase(coerced(value ?? null, '$toUpper'), true))],
  ['$split', exactly(2, split)],
  ['$substrCP', exactly(3, substring)],
  ['$strLenBytes', lengthOf('$strLenBytes', 34473, (text) => Buffer.byteLength(text))],
  ['$strLenCP', lengthOf('$strLenCP', 34471, (text) => Array.from(text).length)],
];

export const namedStringOperators: [string, NamedOperator][] = [
  ['$trim', trim('both')],
  ['$ltrim', trim('left')],
  ['$rtrim', trim('right')],
];
