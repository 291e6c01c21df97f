import { compareValues, identityOf } from '../bson/compare';
import { describeElement, describeValue } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, typeName, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';
import { createSortKey } from '../query/sort-key';

import type { Place } from './number-modifier';

const pushClauses = new Set(['$each', '$slice', '$sort', '$position']);

export function pushItems(place: Place, operand: Value): Value {
  const items = requireArray(place, 'push');
  if (!isDoc(operand) || !operand.has('$each')) {
    return [...items, operand];
  }
  for (const clause of operand.keys()) {
    assertThat(pushClauses.has(clause), 2, `Unrecognized clause in $push: ${clause}`);
  }
  const added = operand.get('$each');
  if (!Array.isArray(added)) {
    throw new ServerError(
      2,
      `The argument to $each in $push must be an array but it was of type ${typeName(added)}`,
    );
  }
  const result = insertAt(items, added, operand.get('$position'));
  return slice(sort(result, operand.get('$sort')), operand.get('$slice'));
}

function requireArray(place: Place, verb: string): readonly Value[] {
  if (place.current === undefined) {
    return [];
  }
  if (!Array.isArray(place.current)) {
    throw new ServerError(
      2,
      verb === 'push'
        ? `The field '${place.path}' must be an array but is of type ${typeName(place.current)} in document {_id: ${describeValue(place.id)}}`
        : `Cannot apply $${verb} to non-array field. Field named '${place.path.split('.').at(-1) ?? ''}' has non-array type ${typeName(place.current)}`,
    );
  }
  return place.current;
}

function insertAt(items: readonly Value[], added: readonly Value[], position: Value): Value[] {
  if (position === undefined) {
    return [...items, ...added];
  }
  const at = requireInteger('$position', position);
  const index = at < 0 ? Math.max(0, items.length + at) : Math.min(at, items.length);
  return [...items.slice(0, index), ...added, ...items.slice(index)];
}

function requireInteger(clause: string, value: Value): number {
  if (!isNumeric(value) || !Number.isInteger(toDouble(value))) {
    throw new ServerError(
      2,
      `The value for ${clause} must be an integer value but was given type: ${typeName(value)}`,
    );
  }
  return toDouble(value);
}

function sort(items: Value[], by: Value): Value[] {
  if (by === undefined) {
    return items;
  }
  if (isNumeric(by)) {
    const sign = toDouble(by);
    assertThat(Math.abs(sign) === 1, 2, 'The $sort element value must be either 1 or -1');
    return items.sort((left, right) => compareValues(left, right) * sign);
  }
  assertThat(
    isDoc(by) && by.size > 0,
    2,
    'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
  );
  return sortByFields(items, by);
}

function sortByFields(items: Value[], order: Doc): Value[] {
  const sortKey = createSortKey(order);
  return items
    .map((item) => ({ item, key: sortKey(isDoc(item) ? item : new Map()) }))
    .sort((left, right) => Buffer.compare(left.key, right.key))
    .map(({ item }) => item);
}

function slice(items: Value[], limit: Value): Value[] {
  if (limit === undefined) {
    return items;
  }
  const count = requireInteger('$slice', limit);
  return count >= 0 ? items.slice(0, count) : items.slice(count);
}

export function addToSet(place: Place, operand: Value): Value {
  const items = requireArray(place, 'addToSet');
  const added = eachOf(operand);
  const known = new Set(items.map(identityOf));
  const result = [...items];
  for (const item of added) {
    const key = identityOf(item);
    if (!known.has(key)) {
      known.add(key);
      result.push(item);
    }
  }
  return result;
}

function eachOf(operand: Value): readonly Value[] {
  if (!isDoc(operand) || [...operand.keys()][0] !== '$each') {
    return [operand];
  }
  const each = operand.get('$each');
  if (!Array.isArray(each)) {
    throw new ServerError(
      14,
      `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`,
    );
  }
  const extra = [...operand.keys()].find((name) => name !== '$each');
  if (extra !== undefined) {
    throw new ServerError(
      2,
      `Found unexpected fields after $each in $addToSet: ${describeElement(extra, operand.get(extra))}`,
    );
  }
  return each;
}

export function popItem(place: Place, operand: Value): Value {
  const end = isNumeric(operand) ? toDouble(operand) : 0;
  if (Math.abs(end) !== 1) {
    throw new ServerError(9, `$pop expects 1 or -1, found: ${describeValue(operand)}`);
  }
  if (place.current === undefined) {
    return undefined;
  }
  if (!Array.isArray(place.current)) {
    throw new ServerError(
      14,
      `Path '${place.path}' contains an element of non-array type '${typeName(place.current)}'`,
    );
  }
  return end === 1 ? place.current.slice(0, -1) : place.current.slice(1);
}

export function pullItems(place: Place, isPulled: (item: Value) => boolean): Value {
  if (place.current === undefined) {
    return undefined;
  }
  return requireArray(place, 'pull').filter((item) => !isPulled(item));
}

export function pullAllItems(place: Place, operand: Value): Value {
  if (!Array.isArray(operand)) {
    throw new ServerError(
      2,
      `$pullAll requires an array argument but was given a ${typeName(operand)}`,
    );
  }
  const pulled = new Set(operand.map(identityOf));
  return pullItems(place, (item) => pulled.has(identityOf(item)));
}
