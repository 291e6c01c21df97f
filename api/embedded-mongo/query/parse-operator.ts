import { BSONRegExp } from 'bson';

import { identityOf } from '../bson/compare';
import { textOf } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';

import type { FilterNode, LeafTest, Pattern } from './filter-node';
import type { Path } from './path';
import { toPattern } from './pattern';
import { parseTypes } from './type-names';

type Operation = {
  path: Path | null;
  operator: string;
  operand: Value;
  siblings: ReadonlyMap<string, Value>;
};

/** One `{ field: { $operator: operand } }` as nodes, all of which must hold. */
export function parseOperator(operation: Operation): FilterNode[] {
  const { path, operator, operand } = operation;
  switch (operator) {
    case '$ne':
      return [negate(path, equality(operand))];
    case '$nin':
      return [negate(path, membership('$nin', operand))];
    case '$exists':
      return [isTrue(operand) ? leaf(path, { op: 'exists' }) : negate(path, { op: 'exists' })];
    case '$options':
      return requireRegex(operation);
    case '$comment':
      return [];
    default:
      return [leaf(path, parseTest(operation))];
  }
}

function leaf(path: Path | null, test: LeafTest): FilterNode {
  return { kind: 'leaf', path, test };
}

function negate(path: Path | null, test: LeafTest): FilterNode {
  return { kind: 'not', child: leaf(path, test) };
}

function parseTest(operation: Operation): LeafTest {
  const { operator, operand } = operation;
  switch (operator) {
    case '$eq':
      return equality(operand);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return { op: comparisons[operator], value: noRegex(operator, operand) };
    case '$in':
      return membership('$in', operand);
    case '$regex':
      return { op: 'regex', pattern: parseRegex(operation) };
    case '$type':
      return { op: 'type', types: parseTypes(operand) };
    case '$size':
      return { op: 'size', size: parseSize(operand) };
    default:
      return refuse(operator);
  }
}

const comparisons = { $gt: 'gt', $gte: 'gte', $lt: 'lt', $lte: 'lte' } as const;

const nearOperators = new Set(['$near', '$nearSphere', '$geoNear']);
const notSupported = new Set([
  ...['$geoWithin', '$within', '$geoIntersects'],
  ...['$mod', '$bitsAllSet', '$bitsAllClear', '$bitsAnySet', '$bitsAnyClear'],
]);

function refuse(operator: string): never {
  assertThat(
    !nearOperators.has(operator),
    291,
    'error processing query: planner returned error :: caused by :: unable to find index for $geoNear query',
  );
  assertThat(
    !notSupported.has(operator),
    238,
    `${operator} is not supported by the embedded database`,
  );
  throw new ServerError(2, `unknown operator: ${operator}`);
}

function equality(value: Value): LeafTest {
  return value instanceof BSONRegExp
    ? { op: 'in', values: [value], identities: new Set([identityOf(value)]), patterns: [] }
    : { op: 'eq', value };
}

function noRegex(operator: string, value: Value): Value {
  if (value instanceof BSONRegExp) {
    throw new ServerError(2, `Can't have RegEx as arg to predicate over field with ${operator}.`);
  }
  return value;
}

function membership(operator: '$in' | '$nin', operand: Value): LeafTest {
  assertThat(Array.isArray(operand), 2, `${operator} needs an array`);
  const values: Value[] = [];
  const patterns: Pattern[] = [];
  for (const item of operand) {
    assertThat(!isOperatorDoc(item), 2, `cannot nest $ under ${operator}`);
    if (item instanceof BSONRegExp) {
      patterns.push(toPattern(item));
    } else {
      values.push(item);
    }
  }
  return { op: 'in', values, identities: new Set(values.map(identityOf)), patterns };
}

/** A document of operators: its first field starts with `$` and is no DBRef field. */
export function isOperatorDoc(value: Value): value is Doc {
  const [first] = isDoc(value) ? value.keys() : [];
  return first?.startsWith('$') === true && !dbRefFields.has(first);
}

const dbRefFields = new Set(['$ref', '$id', '$db']);

export function isTrue(value: Value): boolean {
  if (isNumeric(value)) {
    return toDouble(value) !== 0;
  }
  return value !== false && value !== null && value !== undefined;
}

function requireRegex(operation: Operation): FilterNode[] {
  assertThat(operation.siblings.has('$regex'), 2, '$options needs a $regex');
  return [];
}

function parseRegex(operation: Operation): Pattern {
  const { operand, siblings } = operation;
  const options = siblings.get('$options');
  assertThat(
    options === undefined || typeof options === 'string',
    2,
    '$options has to be a string',
  );
  if (operand instanceof BSONRegExp) {
    assertThat(
      options === undefined || operand.options === '',
      51075,
      'options set in both $regex and $options',
    );
    return toPattern(new BSONRegExp(operand.pattern, options ?? operand.options));
  }
  assertThat(
    typeof operand === 'string' && !operand.includes('\0'),
    2,
    '$regex has to be a string without null bytes',
  );
  return toPattern(new BSONRegExp(operand, options ?? ''));
}

function parseSize(operand: Value): number {
  const size = isNumeric(operand) ? toDouble(operand) : -1;
  assertThat(
    Number.isInteger(size) && size >= 0,
    2,
    `Failed to parse $size. Expected a non-negative integer in: $size: ${textOf(operand)}`,
  );
  return size;
}
