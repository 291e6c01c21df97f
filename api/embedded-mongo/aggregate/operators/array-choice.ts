import { compareValues } from '../../bson/compare';
import { toDouble } from '../../bson/exact-number';
import { isDoc, isNumeric, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import { createSortKey } from '../../query/sort-key';
import type { NamedOperator } from '../expression/environment';

import { isNullish, requireArray, requireWhole } from './operand';

function pick(
  name: string,
  choose: (list: readonly Value[], count: number) => Value[],
): NamedOperator {
  return {
    required: ['n', 'input'],
    optional: [],
    run: (values) => {
      const count = requireWhole(values.get('n'), {
        code: 5787902,
        message: (type) => `Value for 'n' must be of integral type, but found ${type}`,
      });
      if (count < 1) {
        throw new ServerError(5787908, `'n' must be greater than 0, found ${count}`);
      }
      const input = values.get('input');
      return choose(
        requireArray(input, { code: 5788200, message: () => `input to ${name} must be an array` }),
        count,
      );
    },
  };
}

function ordered(list: readonly Value[]): Value[] {
  return list.filter((item) => !isNullish(item)).sort(compareValues);
}

function sortArray(values: ReadonlyMap<string, Value>): Value {
  const input = values.get('input');
  if (isNullish(input)) {
    return null;
  }
  const list = requireArray(input, {
    code: 2942504,
    message: (type) =>
      `The input argument to $sortArray must be an array, but was of type: ${type}`,
  });
  const sortBy = values.get('sortBy');
  if (isNumeric(sortBy)) {
    return [...list].sort((left, right) => compareValues(left, right) * toDouble(sortBy));
  }
  if (!isDoc(sortBy)) {
    throw new ServerError(2942507, 'Illegal sort specification in $sortArray');
  }
  const keyOf = createSortKey(sortBy);
  return list
    .map((item) => ({ item, key: keyOf(isDoc(item) ? item : new Map()) }))
    .sort((left, right) => Buffer.compare(left.key, right.key))
    .map(({ item }) => item);
}

function zip(values: ReadonlyMap<string, Value>): Value {
  const inputs = requireArray(values.get('inputs'), {
    code: 34461,
    message: (type) => `inputs must be an array of expressions, found ${type}`,
  });
  if (inputs.some(isNullish)) {
    return null;
  }
  const lists = inputs.map((input) =>
    requireArray(input, {
      code: 34468,
      message: (type) => `$zip found a non-array expression in input: ${type}`,
    }),
  );
  const usesLongest = values.get('useLongestLength') === true;
  const defaults = values.get('defaults');
  const lengths = lists.map((list) => list.length);
  const length = usesLongest ? Math.max(...lengths) : Math.min(...lengths);
  return Array.from({ length }, (_, row) =>
    lists.map(
      (list, column) => list[row] ?? (Array.isArray(defaults) ? (defaults[column] ?? null) : null),
    ),
  );
}

export const namedArrayOperators: [string, NamedOperator][] = [
  ['$firstN', pick('$firstN', (list, count) => list.slice(0, count))],
  ['$lastN', pick('$lastN', (list, count) => list.slice(-count))],
  ['$minN', pick('$minN', (list, count) => ordered(list).slice(0, count))],
  ['$maxN', pick('$maxN', (list, count) => ordered(list).reverse().slice(0, count))],
  ['$sortArray', { required: ['input', 'sortBy'], optional: [], run: sortArray }],
  ['$zip', { required: ['inputs'], optional: ['useLongestLength', 'defaults'], run: zip }],
];
