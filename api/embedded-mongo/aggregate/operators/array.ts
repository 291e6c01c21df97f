import { compareValues } from '../../bson/compare';
import { isDoc, typeName, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import type { PositionalOperator } from '../expression/environment';

import { between, exactly, isNullish, requireArray, requireWhole, unary } from './operand';

function elementAt([items, index]: readonly Value[]): Value {
  if (isNullish(items) || isNullish(index)) {
    return null;
  }
  const list = requireArray(items, {
    code: 28689,
    message: (type) => `$arrayElemAt's first argument must be an array, but is ${type}`,
  });
  const position = requireWhole(index, {
    code: 28690,
    message: (type) => `$arrayElemAt's second argument must be a numeric value, but is ${type}`,
  });
  return list.at(position);
}

function concatArrays(values: readonly Value[]): Value {
  if (values.some(isNullish)) {
    return null;
  }
  return values.flatMap((value) =>
    requireArray(value, {
      code: 28664,
      message: (type) => `$concatArrays only supports arrays, not ${type}`,
    }),
  );
}

function slice([items, first, second]: readonly Value[]): Value {
  if (isNullish(items) || isNullish(first) || second === null) {
    return null;
  }
  const list = requireArray(items, {
    code: 28724,
    message: (type) => `First argument to $slice must be an array, but is of type: ${type}`,
  });
  const start = requireWhole(first, {
    code: 28725,
    message: (type) => `Second argument to $slice must be a numeric value, but is of type: ${type}`,
  });
  if (second === undefined) {
    return start < 0 ? list.slice(start) : list.slice(0, start);
  }
  const count = requireWhole(second, {
    code: 28727,
    message: (type) => `Third argument to $slice must be numeric, but is of type: ${type}`,
  });
  if (count <= 0) {
    throw new ServerError(28729, `Third argument to $slice must be positive: ${count}`);
  }
  const from = start < 0 ? Math.max(0, list.length + start) : start;
  return list.slice(from, from + count);
}

function contains([value, items]: readonly Value[]): Value {
  const list = requireArray(items, {
    code: 40081,
    message: (type) => `$in requires an array as a second argument, found: ${type}`,
  });
  return list.some((item) => compareValues(item, value) === 0);
}

function indexOfArray([items, wanted, start, end]: readonly Value[]): Value {
  if (isNullish(items)) {
    return null;
  }
  const list = requireArray(items, {
    code: 40090,
    message: (type) => `$indexOfArray requires an array as a first argument, found: ${type}`,
  });
  const complaint = {
    code: 40096,
    message: (type: string) =>
      `$indexOfArray requires an integral starting index, found a value of type: ${type}`,
  };
  const from = start === undefined ? 0 : requireWhole(start, complaint);
  const to = end === undefined ? list.length : Math.min(list.length, requireWhole(end, complaint));
  for (let index = from; index < to; index++) {
    if (compareValues(list[index], wanted) === 0) {
      return index;
    }
  }
  return -1;
}

function range([start, end, step]: readonly Value[]): Value {
  const complaint = (name: string) => ({
    code: 34443,
    message: (type: string) =>
      `$range requires a numeric ${name} value, found value of type: ${type}`,
  });
  const from = requireWhole(start, complaint('starting'));
  const to = requireWhole(end, complaint('ending'));
  const by = step === undefined ? 1 : requireWhole(step, complaint('step'));
  if (by === 0) {
    throw new ServerError(34449, '$range requires a non-zero step value');
  }
  const numbers: Value[] = [];
  for (let value = from; by > 0 ? value < to : value > to; value += by) {
    numbers.push(value);
  }
  return numbers;
}

function reverse(value: Value): Value {
  return requireArray(value, {
    code: 34435,
    message: (type) => `The argument to $reverseArray must be an array, but was of type: ${type}`,
  }).toReversed();
}

function size([value]: readonly Value[]): Value {
  return requireArray(value, {
    code: 17124,
    message: (type) => `The argument to $size must be an array, but was of type: ${type}`,
  }).length;
}

function arrayToObject(value: Value): Value {
  const list = requireArray(value, {
    code: 40386,
    message: (type) => `$arrayToObject requires an array input, found: ${type}`,
  });
  return new Map(
    list.map((item): [string, Value] => {
      const [key, inner] = isDoc(item)
        ? [item.get('k'), item.get('v')]
        : Array.isArray(item)
          ? item
          : [];
      if (typeof key !== 'string') {
        throw new ServerError(
          40395,
          `$arrayToObject requires an array of key-value pairs, where the key must be of type string. Found key type: ${typeName(key)}`,
        );
      }
      return [key, inner ?? null];
    }),
  );
}

function objectToArray(value: Value): Value {
  if (!isDoc(value)) {
    throw new ServerError(
      40390,
      `$objectToArray requires a document input, found: ${typeName(value)}`,
    );
  }
  return [...value].map(
    ([k, v]) =>
      new Map<string, Value>([
        ['k', k],
        ['v', v],
      ]),
  );
}

function mergeObjects(values: readonly Value[]): Value {
  const merged = new Map<string, Value>();
  for (const value of values) {
    if (!isNullish(value)) {
      if (!isDoc(value)) {
        throw new ServerError(
          40400,
          `$mergeObjects requires object inputs, but input ${typeName(value)} is of type ${typeName(value)}`,
        );
      }
      value.forEach((inner, name) => merged.set(name, inner));
    }
  }
  return merged;
}

function firstOf(value: Value): Value {
  return requireArray(value, {
    code: 28689,
    message: (type) => `$first's argument must be an array, but is ${type}`,
  })[0];
}

function lastOf(value: Value): Value {
  return requireArray(value, {
    code: 28689,
    message: (type) => `$last's argument must be an array, but is ${type}`,
  }).at(-1);
}

export const arrayOperators: [string, PositionalOperator][] = [
  ['$arrayElemAt', exactly(2, elementAt)],
  ['$concatArrays', between(0, Infinity, concatArrays)],
  ['$slice', between(2, 3, slice)],
  ['$in', exactly(2, contains)],
  ['$indexOfArray', between(2, 4, indexOfArray)],
  ['$range', between(2, 3, range)],
  ['$reverseArray', unary(reverse)],
  ['$size', exactly(1, size)],
  ['$isArray', exactly(1, ([value]) => Array.isArray(value))],
  ['$arrayToObject', unary(arrayToObject)],
  ['$objectToArray', unary(objectToArray)],
  ['$mergeObjects', between(0, Infinity, mergeObjects)],
  ['$first', unary(firstOf)],
  ['$last', unary(lastOf)],
];
