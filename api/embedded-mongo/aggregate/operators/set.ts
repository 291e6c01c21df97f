import { compareValues, identityOf } from '../../bson/compare';
import { toDouble } from '../../bson/exact-number';
import { isNumeric, type Value } from '../../bson/value';
import type { PositionalOperator } from '../expression/environment';

import { between, exactly, isNullish, requireArray } from './operand';

function distinctItems(list: readonly Value[]): Value[] {
  return [...new Map(list.map((item) => [identityOf(item), item])).values()];
}

function setLists(name: string, values: readonly Value[]): Value[][] {
  return values.map((value) =>
    requireArray(value, {
      code: 17041,
      message: (type) => `All operands of ${name} must be arrays. One argument is of type: ${type}`,
    }),
  );
}

function nullable(name: string, run: (lists: Value[][]) => Value): PositionalOperator['run'] {
  return (values) => (values.some(isNullish) ? null : run(setLists(name, values)));
}

function intersection(lists: Value[][]): Value {
  const [first = [], ...others] = lists;
  const sets = others.map((list) => new Set(list.map(identityOf)));
  return distinctItems(first)
    .filter((item) => sets.every((set) => set.has(identityOf(item))))
    .sort(compareValues);
}

function difference([first = [], second = []]: Value[][]): Value {
  const excluded = new Set(second.map(identityOf));
  return distinctItems(first.filter((item) => !excluded.has(identityOf(item))));
}

function isSubset([first = [], second = []]: Value[][]): boolean {
  const whole = new Set(second.map(identityOf));
  return first.every((item) => whole.has(identityOf(item)));
}

function equalSets(lists: Value[][]): boolean {
  const texts = lists.map((list) => [...new Set(list.map(identityOf))].sort().join('\0'));
  return new Set(texts).size <= 1;
}

function every([value]: readonly Value[]): Value {
  const list = requireArray(value, {
    code: 17040,
    message: (type) => `$allElementsTrue's argument must be an array, but is ${type}`,
  });
  return list.every(isTruthy);
}

function some([value]: readonly Value[]): Value {
  const list = requireArray(value, {
    code: 17041,
    message: (type) => `$anyElementTrue's argument must be an array, but is ${type}`,
  });
  return list.some(isTruthy);
}

function isTruthy(value: Value): boolean {
  return !isNullish(value) && value !== false && !(isNumeric(value) && toDouble(value) === 0);
}

export const setOperators: [string, PositionalOperator][] = [
  [
    '$setUnion',
    between(
      0,
      Infinity,
      nullable('$setUnion', (lists) => distinctItems(lists.flat()).sort(compareValues)),
    ),
  ],
  ['$setIntersection', between(0, Infinity, nullable('$setIntersection', intersection))],
  ['$setDifference', exactly(2, nullable('$setDifference', difference))],
  ['$setIsSubset', exactly(2, (values) => isSubset(setLists('$setIsSubset', values)))],
  ['$setEquals', between(2, Infinity, (values) => equalSets(setLists('$setEquals', values)))],
  ['$allElementsTrue', exactly(1, every)],
  ['$anyElementTrue', exactly(1, some)],
];
