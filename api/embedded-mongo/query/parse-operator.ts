import { BSONRegExp } from 'bson';

import { identityOf } from '../bson/compare';
import { textOf } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import { isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

import type { FilterNode, LeafTest, Pattern } from './filter-node';
import { wholePart } from './number-test';
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
    case '$mod':
      return parseMod(operand);
    default:
      return refuse(operator);
  }
}

const comparisons = { $gt: 'gt', $gte: 'gte', $lt: 'lt', $lte: 'lte' } as const;

const nearOperators = new Set(['$near', '$nearSphere', '$geoNear']);
const notSupported = new Set([
  ...['$geoWithin', '$within', '$geoIntersects'],
  ...['$bitsAllSet', '$bitsAllClear', '$bitsAnySet', '$bitsAnyClear'],
]);

function refuse(operator: string): never {
  if (nearOperators.has(operator)) {
    throw new ServerError(
      291,
      'error processing query: planner returned error :: caused by :: unable to find index for $geoNear query',
    );
  }
  if (notSupported.has(operator)) {
    throw new ServerError(238, `${operator} is not supported by the embedded database`);
  }
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
  if (!Array.isArray(operand)) {
    throw new ServerError(2, `${operator} needs an array`);
  }
  const values: Value[] = [];
  const patterns: Pattern[] = [];
  for (const item of operand) {
    if (
      isDoc(item) &&
      [...item.keys()][0]?.startsWith('$') &&
      !item.has('$ref') &&
      !item.has('$id')
    ) {
      throw new ServerError(2, `cannot nest $ under ${operator}`);
    }
    if (item instanceof BSONRegExp) {
      patterns.push(toPattern(item));
    } else {
      values.push(item);
    }
  }
  return { op: 'in', values, identities: new Set(values.map(identityOf)), patterns };
}

export function isTrue(value: Value): boolean {
  if (isNumeric(value)) {
    return toDouble(value) !== 0;
  }
  return value !== false && value !== null && value !== undefined;
}

function requireRegex(operation: Operation): FilterNode[] {
  if (!operation.siblings.has('$regex')) {
    throw new ServerError(2, '$options needs a $regex');
  }
  return [];
}

function parseRegex(operation: Operation): Pattern {
  const { operand, siblings } = operation;
  const options = siblings.get('$options');
  if (options !== undefined && typeof options !== 'string') {
    throw new ServerError(2, '$options has to be a string');
  }
  if (operand instanceof BSONRegExp) {
    if (options !== undefined && operand.options !== '') {
      throw new ServerError(51075, 'options set in both $regex and $options');
    }
    return toPattern(new BSONRegExp(operand.pattern, options ?? operand.options));
  }
  if (typeof operand !== 'string') {
    throw new ServerError(2, '$regex has to be a string');
  }
  return toPattern(regexSource(operand, options ?? ''));
}

function regexSource(pattern: string, options: string): BSONRegExp {
  if (pattern.includes('\0')) {
    throw new ServerError(2, 'Regular expression cannot contain an embedded null byte');
  }
  return new BSONRegExp(pattern, options);
}

function parseSize(operand: Value): number {
  if (!isNumeric(operand)) {
    throw new ServerError(
      2,
      `Failed to parse $size. Expected a number in: $size: ${textOf(operand)}`,
    );
  }
  const size = toDouble(operand);
  if (!Number.isInteger(size)) {
    throw new ServerError(2, `Failed to parse $size. Expected an integer: $size: ${size}`);
  }
  if (size < 0) {
    throw new ServerError(
      2,
      `Failed to parse $size. Expected a non-negative number in: $size: ${size}`,
    );
  }
  return size;
}

function parseMod(operand: Value): LeafTest {
  if (!Array.isArray(operand)) {
    throw new ServerError(2, 'malformed mod, needs to be an array');
  }
  if (operand.length !== 2) {
    throw new ServerError(
      2,
      `malformed mod, ${operand.length < 2 ? 'not enough' : 'too many'} elements`,
    );
  }
  const [divisor, remainder] = operand.map(wholePart);
  if (divisor === undefined || remainder === undefined) {
    throw new ServerError(2, 'malformed mod, divisor or remainder not a number');
  }
  if (divisor === 0n) {
    throw new ServerError(2, 'divisor cannot be 0');
  }
  return { op: 'mod', divisor, remainder };
}
