import { toDouble } from '../../bson/exact-number';
import { isNumeric, type Value } from '../../bson/value';
import type { Order } from '../../query/order';
import type { PositionalOperator } from '../expression/environment';

import { between, exactly, isNullish, requireArray } from './operand';

function distinctItems(list: readonly Value[], { identity }: Order): Value[] {
  return [...new Map(list.map((item) => [identity(item), item])).values()];
}

function setLists(name: string, values: readonly Value[]): Value[][] {
  return values.map((value) =>
    requireArray(value, {
      code: 17041,
      message: (type) => `All operands of ${name} must be arrays. One argument is of type: ${type}`,
    }),
  );
}

function nullable(
  name: string,
  run: (lists: Value[][], order: Order) => Value,
): PositionalOperator['run'] {
  return (values, order) => (values.some(isNullish) ? null : run(setLists(name, values), order));
}

function intersection(lists: Value[][], order: Order): Value {
  const [first = [], ...others] = lists;
  const sets = others.map((list) => new Set(list.map(order.identity)));
  return distinctItems(first, order)
    .filter((item) => sets.every((set) => set.has(order.identity(item))))
    .sort(order.compare);
}

function difference([first = [], second = []]: Value[][], order: Order): Value {
  const excluded = new Set(second.map(order.identity));
  return distinctItems(
    first.filter((item) => !excluded.has(order.identity(item))),
    order,
  );
}

function isSubset([first = [], second = []]: Value[][], { identity }: Order): boolean {
  const whole = new Set(second.map(identity));
  return first.every((item) => whole.has(identity(item)));
}

function equalSets(lists: Value[][], { identity }: Order): boolean {
  const texts = lists.map((list) => [...new Set(list.map(identity))].sort().join('\0'));
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
      nullable('$setUnion', (lists, order) =>
        distinctItems(lists.flat(), order).sort(order.compare),
      ),
    ),
  ],
  ['$setIntersection', between(0, Infinity, nullable('$setIntersection', intersection))],
  ['$setDifference', exactly(2, nullable('$setDifference', difference))],
  [
    '$setIsSubset',
    exactly(2, (values, order) => isSubset(setLists('$setIsSubset', values), order)),
  ],
  [
    '$setEquals',
    between(2, Infinity, (values, order) => equalSets(setLists('$setEquals', values), order)),
  ],
  ['$allElementsTrue', exactly(1, every)],
  ['$anyElementTrue', exactly(1, some)],
];
