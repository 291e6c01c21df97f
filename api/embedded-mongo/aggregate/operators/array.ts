import { compareValues } from '../../bson/compare';
import { isDoc, type Value } from '../../bson/value';
import { assertThat } from '../../errors/server-error';
import type { PositionalOperator } from '../expression/environment';

import { accumulate } from './accumulator';
import {
  anyNumber,
  between,
  exactly,
  isNullish,
  refuseType,
  requireArray,
  requireText,
  requireWhole,
  unary,
} from './operand';

function elementAt([items, index]: readonly Value[]): Value {
  if (isNullish(items) || isNullish(index)) {
    return null;
  }
  const list = requireArray(items, 28689, "$arrayElemAt's first argument must be an array, but is");
  const position = requireWhole(
    index,
    28690,
    "$arrayElemAt's second argument must be a numeric value, but is",
  );
  return list.at(position);
}

function concatArrays(values: readonly Value[]): Value {
  if (values.some(isNullish)) {
    return null;
  }
  return values.flatMap((value) =>
    requireArray(value, 28664, '$concatArrays only supports arrays, not'),
  );
}

function slice([items, first, second]: readonly Value[]): Value {
  if (isNullish(items) || isNullish(first) || second === null) {
    return null;
  }
  const list = requireArray(
    items,
    28724,
    'First argument to $slice must be an array, but is of type:',
  );
  const start = requireWhole(
    first,
    28725,
    'Second argument to $slice must be a numeric value, but is of type:',
  );
  if (second === undefined) {
    return start < 0 ? list.slice(start) : list.slice(0, start);
  }
  const count = requireWhole(
    second,
    28727,
    'Third argument to $slice must be numeric, but is of type:',
  );
  assertThat(count > 0, 28729, 'Third argument to $slice must be positive');
  const from = start < 0 ? Math.max(0, list.length + start) : start;
  return list.slice(from, from + count);
}

function contains([value, items]: readonly Value[]): Value {
  const list = requireArray(items, 40081, '$in requires an array as a second argument, found:');
  return list.some((item) => compareValues(item, value) === 0);
}

function range([start, end, step = 1]: readonly Value[]): Value {
  const [from = 0, to = 0, by = 0] = [start, end, step].map((value) =>
    requireWhole(value, 34443, '$range requires numeric values, found value of type:'),
  );
  assertThat(by !== 0, 34449, '$range requires a non-zero step value');
  const numbers: Value[] = [];
  for (let value = from; by > 0 ? value < to : value > to; value += by) {
    numbers.push(value);
  }
  return numbers;
}

function reverse(value: Value): Value {
  return requireArray(
    value,
    34435,
    'The argument to $reverseArray must be an array, but was of type:',
  ).toReversed();
}

function size([value]: readonly Value[]): Value {
  return requireArray(value, 17124, 'The argument to $size must be an array, but was of type:')
    .length;
}

function arrayToObject(value: Value): Value {
  const list = requireArray(value, 40386, '$arrayToObject requires an array input, found:');
  return new Map(
    list.map((item): [string, Value] => {
      const pair = isDoc(item) ? [item.get('k'), item.get('v')] : item;
      const [key, inner] = Array.isArray(pair) ? pair : [];
      return [
        requireText(key, 40395, '$arrayToObject requires keys that are strings, not'),
        inner ?? null,
      ];
    }),
  );
}

function objectToArray(value: Value): Value {
  const doc = isDoc(value)
    ? value
    : refuseType(value, 40390, '$objectToArray requires a document input, found:');
  return [...doc].map(
    ([k, v]) =>
      new Map<string, Value>([
        ['k', k],
        ['v', v],
      ]),
  );
}

function firstOf(value: Value): Value {
  return requireArray(value, 28689, "$first's argument must be an array, but is")[0];
}

function lastOf(value: Value): Value {
  return requireArray(value, 28689, "$last's argument must be an array, but is").at(-1);
}

export const arrayOperators: [string, PositionalOperator][] = [
  ['$arrayElemAt', exactly(2, elementAt)],
  ['$concatArrays', anyNumber(concatArrays)],
  ['$slice', between(2, 3, slice)],
  ['$in', exactly(2, contains)],
  ['$range', between(2, 3, range)],
  ['$reverseArray', unary(reverse)],
  ['$size', exactly(1, size)],
  ['$isArray', exactly(1, ([value]) => Array.isArray(value))],
  ['$arrayToObject', unary(arrayToObject)],
  ['$objectToArray', unary(objectToArray)],
  ['$mergeObjects', anyNumber((values) => accumulate('$mergeObjects', values))],
  ['$first', unary(firstOf)],
  ['$last', unary(lastOf)],
];
