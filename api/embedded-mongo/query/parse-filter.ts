import { BSONRegExp } from 'bson';

import { type Doc, isDoc, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';

import type { FilterContext, FilterNode } from './filter-node';
import { isOperatorDoc, parseOperator } from './parse-operator';
import { parsePath, type Path } from './path';
import { toPattern } from './pattern';

/**
 * Parses a filter document.
 * @throws ServerError 2 for what MongoDB does not know either
 */
export function parseFilter(filter: Doc, context: FilterContext): FilterNode {
  const children: FilterNode[] = [];
  for (const [key, value] of filter) {
    if (key.startsWith('$')) {
      children.push(parseTopLevel(key, value, context));
    } else {
      children.push(...parseField(parsePath(key), value, context));
    }
  }
  return and(children);
}

export function and(children: readonly FilterNode[]): FilterNode {
  const [only] = children;
  return only && children.length === 1 ? only : { kind: 'and', children };
}

function parseTopLevel(key: string, value: Value, context: FilterContext): FilterNode {
  switch (key) {
    case '$and':
    case '$or':
    case '$nor':
      return { kind: logicalKinds[key], children: parseList(key, value, context) };
    case '$expr':
      return { kind: 'expr', test: context.compileExpression(value) };
    case '$comment':
      return { kind: 'always', value: true };
    default:
      return refuseTopLevel(key);
  }
}

const logicalKinds = { $and: 'and', $or: 'or', $nor: 'nor' } as const;

function refuseTopLevel(key: string): never {
  assertThat(key !== '$where', 115, '$where is not supported: this server runs no JavaScript');
  assertThat(
    key !== '$jsonSchema' && key !== '$sampleRate',
    238,
    `${key} is not supported by the embedded database`,
  );
  assertThat(key !== '$text', 27, 'text index required for $text query');
  throw new ServerError(
    2,
    `unknown top level operator: ${key}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  );
}

function parseList(key: string, value: Value, context: FilterContext): FilterNode[] {
  assertThat(Array.isArray(value), 2, `${key} must be an array`);
  assertThat(value.length > 0, 2, '$and/$or/$nor must be a nonempty array');
  return value.map((item) => {
    assertThat(isDoc(item), 2, '$or/$and/$nor entries need to be full objects');
    return parseFilter(item, context);
  });
}

function parseField(path: Path, value: Value, context: FilterContext): FilterNode[] {
  if (value instanceof BSONRegExp) {
    return [{ kind: 'leaf', path, test: { op: 'regex', pattern: toPattern(value) } }];
  }
  if (isOperatorDoc(value)) {
    return parseOperators(path, value, context);
  }
  return [{ kind: 'leaf', path, test: { op: 'eq', value } }];
}

export function parseOperators(
  path: Path | null,
  operators: Doc,
  context: FilterContext,
): FilterNode[] {
  const nodes: FilterNode[] = [];
  for (const [operator, operand] of operators) {
    if (operator === '$not') {
      nodes.push({ kind: 'not', child: parseNot(path, operand, context) });
    } else if (operator === '$elemMatch') {
      nodes.push(parseElemMatch(path, operand, context));
    } else if (operator === '$all') {
      nodes.push(parseAll(path, operand, context));
    } else {
      nodes.push(...parseOperator({ path, operator, operand, siblings: operators }));
    }
  }
  return nodes;
}

function parseNot(path: Path | null, operand: Value, context: FilterContext): FilterNode {
  if (operand instanceof BSONRegExp) {
    return { kind: 'leaf', path, test: { op: 'regex', pattern: toPattern(operand) } };
  }
  assertThat(isDoc(operand), 2, '$not needs a regex or a document');
  assertThat(operand.size > 0, 2, '$not cannot be empty');
  return and(parseOperators(path, operand, context));
}

function parseElemMatch(path: Path | null, operand: Value, context: FilterContext): FilterNode {
  assertThat(isDoc(operand), 2, '$elemMatch needs an Object');
  const [first] = operand.keys();
  const onValues = isOperatorDoc(operand) && !documentOperators.has(first ?? '');
  const child = onValues
    ? and(parseOperators(null, operand, context))
    : parseFilter(operand, context);
  return { kind: 'elemMatch', path, child, onValues };
}

const documentOperators = new Set(['$and', '$or', '$nor', '$where', '$expr']);

function parseAll(path: Path | null, operand: Value, context: FilterContext): FilterNode {
  assertThat(Array.isArray(operand), 2, '$all needs an array');
  if (operand.length === 0) {
    return { kind: 'always', value: false };
  }
  return and(
    operand.map((item): FilterNode => {
      if (isDoc(item) && item.has('$elemMatch')) {
        return parseElemMatch(path, item.get('$elemMatch'), context);
      }
      if (item instanceof BSONRegExp) {
        return { kind: 'leaf', path, test: { op: 'regex', pattern: toPattern(item) } };
      }
      assertThat(!isOperatorDoc(item), 2, 'no $ expressions in $all');
      return { kind: 'leaf', path, test: { op: 'eq', value: item } };
    }),
  );
}
