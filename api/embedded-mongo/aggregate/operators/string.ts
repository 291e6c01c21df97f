import { isNumeric, typeName, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import type { NamedOperator, PositionalOperator } from '../expression/environment';

import { toText } from './conversion';
import { between, exactly, isNullish, requireText, requireWhole, unary } from './operand';

function concat(values: readonly Value[]): Value {
  let text = '';
  for (const value of values) {
    if (isNullish(value)) {
      return null;
    }
    text += requireText(value, {
      code: 16702,
      message: (type) => `$concat only supports strings, not ${type}`,
    });
  }
  return text;
}

/** Text of a string, number or date; empty for null, as $toUpper and its like take it. */
function coerced(value: Value, name: string): string {
  if (isNullish(value)) {
    return '';
  }
  if (typeof value !== 'string' && !isNumeric(value) && !(value instanceof Date)) {
    throw new ServerError(
      16007,
      `can't convert from BSON type ${typeName(value)} to String in ${name}`,
    );
  }
  return toText(value);
}

function split([text, separator]: readonly Value[]): Value {
  if (isNullish(text) || isNullish(separator)) {
    return null;
  }
  const by = requireText(separator, {
    code: 40086,
    message: (type) =>
      `$split requires an expression that evaluates to a string as a second argument, found: ${type}`,
  });
  if (by === '') {
    throw new ServerError(40087, '$split requires a non-empty separator');
  }
  return requireText(text, {
    code: 40085,
    message: (type) =>
      `$split requires an expression that evaluates to a string as a first argument, found: ${type}`,
  }).split(by);
}

function substringBytes([text, start, length]: readonly Value[]): Value {
  const bytes = Buffer.from(coerced(text ?? null, '$substrBytes'));
  const [from, count] = substringBounds(start, length);
  if (from >= bytes.length) {
    return '';
  }
  const end = count < 0 ? bytes.length : Math.min(bytes.length, from + count);
  if (isContinuation(bytes[from]) || isContinuation(bytes[end])) {
    throw new ServerError(
      28656,
      '$substrBytes:  Invalid range, starting or ending index is a UTF-8 continuation byte.',
    );
  }
  return bytes.toString('utf8', from, end);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function substringBounds(start: Value, length: Value): [number, number] {
  const complaint = {
    code: 16034,
    message: (type: string) =>
      `$substrBytes:  starting index must be a numeric type (is BSON type ${type})`,
  };
  const from = requireWhole(start, complaint);
  if (from < 0) {
    throw new ServerError(
      50752,
      `$substrBytes:  starting index must be non-negative (got: ${from})`,
    );
  }
  return [from, requireWhole(length, complaint)];
}

function substringPoints([text, start, length]: readonly Value[]): Value {
  const points = Array.from(coerced(text ?? null, '$substrCP'));
  const [from, count] = substringBounds(start, length);
  if (count < 0) {
    throw new ServerError(34454, '$substrCP: length must be a nonnegative integer.');
  }
  return points.slice(from, from + count).join('');
}

function indexOf(name: string, unitsOf: (text: string) => string[]): PositionalOperator {
  return between(2, 4, ([text, wanted, start, end]) => {
    if (isNullish(text)) {
      return null;
    }
    const units = unitsOf(
      requireText(text, {
        code: 40091,
        message: (type) => `${name} requires a string as the first argument, found: ${type}`,
      }),
    );
    const needle = unitsOf(
      requireText(wanted, {
        code: 40092,
        message: (type) => `${name} requires a string as the second argument, found: ${type}`,
      }),
    );
    const complaint = {
      code: 40096,
      message: (type: string) =>
        `${name} requires an integral index, found a value of type: ${type}`,
    };
    const from = start === undefined ? 0 : requireWhole(start, complaint);
    const to =
      end === undefined ? units.length : Math.min(units.length, requireWhole(end, complaint));
    for (let index = from; index + needle.length <= to; index++) {
      if (needle.every((unit, offset) => units[index + offset] === unit)) {
        return index;
      }
    }
    return -1;
  });
}

function byteUnits(text: string): string[] {
  return Array.from(Buffer.from(text).toString('latin1'));
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
        requireText(input, {
          code: 50699,
          message: (type) => `$trim requires its input to be a string, got ${type} instead.`,
        }),
      );
      const cut = new Set(
        chars === undefined
          ? whitespace
          : requireText(chars, {
              code: 50700,
              message: (type) => `$trim requires 'chars' to be a string, got ${type} instead.`,
            }),
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

function compareIgnoringCase([left, right]: readonly Value[]): Value {
  const [a, b] = [
    coerced(left ?? null, '$strcasecmp').toUpperCase(),
    coerced(right ?? null, '$strcasecmp').toUpperCase(),
  ];
  return Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

// only ASCII letters change, as in MongoDB
function asciiCase(text: string, isUpper: boolean): string {
  return isUpper
    ? text.replace(/[a-z]/g, (letter) => letter.toUpperCase())
    : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export const stringOperators: [string, PositionalOperator][] = [
  ['$concat', between(0, Infinity, concat)],
  ['$toLower', exactly(1, ([value]) => asciiCase(coerced(value ?? null, '$toLower'), false))],
  ['$toUpper', exactly(1, ([value]) => asciiCase(coerced(value ?? null, '$toUpper'), true))],
  ['$split', exactly(2, split)],
  ['$substr', exactly(3, substringBytes)],
  ['$substrBytes', exactly(3, substringBytes)],
  ['$substrCP', exactly(3, substringPoints)],
  ['$indexOfBytes', indexOf('$indexOfBytes', byteUnits)],
  ['$indexOfCP', indexOf('$indexOfCP', (text) => Array.from(text))],
  [
    '$strLenBytes',
    exactly(1, ([value]) =>
      Buffer.byteLength(
        requireText(value ?? null, {
          code: 34473,
          message: (type) => `$strLenBytes requires a string argument, found: ${type}`,
        }),
      ),
    ),
  ],
  [
    '$strLenCP',
    exactly(
      1,
      ([value]) =>
        Array.from(
          requireText(value ?? null, {
            code: 34471,
            message: (type) => `$strLenCP requires a string argument, found: ${type}`,
          }),
        ).length,
    ),
  ],
  ['$strcasecmp', exactly(2, compareIgnoringCase)],
  [
    '$binarySize',
    unary((value) => (typeof value === 'string' ? Buffer.byteLength(value) : binaryLength(value))),
  ],
];

function binaryLength(value: Value): number {
  if (value !== null && typeof value === 'object' && 'position' in value) {
    return value.position;
  }
  throw new ServerError(
    51276,
    `$binarySize requires a string or BinData argument, found: ${typeName(value)}`,
  );
}

export const namedStringOperators: [string, NamedOperator][] = [
  ['$trim', trim('both')],
  ['$ltrim', trim('left')],
  ['$rtrim', trim('right')],
];
