import { compareValues, identityOf } from '../../bson/compare';
import type { Value } from '../../bson/value';
import type { PositionalOperator } from '../expression/environment';

import { anyNumber, exactly, isNullish, requireArray } from './operand';

function distinctItems(list: readonly Value[]): Value[] {
  return [...new Map(list.map((item) => [identityOf(item), item])).values()];
}

function setLists(name: string, values: readonly Value[]): Value[][] {
  return values.map((value) =>
    requireArray(value, 17041, `All operands of ${name} must be arrays. One argument is of type:`),
  );
}

function nullable(name: string, run: (lists: Value[][]) => Value): PositionalOperator['run'] {
  return (values) => (values.some(isNullish) ? null : run(setLists(name, values)));
}

function union(lists: Value[][]): Value {
  return distinctItems(lists.flat()).sort(compareValues);
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

export const setOperators: [string, PositionalOperator][] = [
  ['$setUnion', anyNumber(nullable('$setUnion', union))],
  ['$setIntersection', anyNumber(nullable('$setIntersection', intersection))],
  ['$setDifference', exactly(2, nullable('$setDifference', difference))],
  ['$setIsSubset', exactly(2, (values) => isSubset(setLists('$setIsSubset', values)))],
];
