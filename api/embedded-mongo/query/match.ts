import { Decimal128, Double, Long } from 'bson';

import { compareValues, identityOf } from '../bson/compare';
import { toDouble } from '../bson/exact-number';
import { orderTag, orderTagOf } from '../bson/order-key';
import { isDoc, isNumeric, typeName, type Value } from '../bson/value';

import type { FilterNode, LeafTest, Pattern } from './filter-node';
import { type Source, visitPath } from './path';

export type Predicate = (source: Source) => boolean;
type ValueTest = (value: Value) => boolean;

type PathNode = FilterNode & { kind: 'leaf' | 'elemMatch' | 'custom' };

/** Turns a parsed filter into a test of documents, encoded or not. */
export function compileFilter(node: FilterNode): Predicate {
  return compileNode<Source>(node, (leaf) => {
    if (leaf.kind === 'expr') {
      return leaf.test;
    }
    const { path } = leaf;
    const test = pathTest(leaf);
    return path ? (source) => visitPath(source, path, test) : test;
  });
}

/** A filter without paths as a test of one value, arrays not expanded. */
export function compileValueTest(node: FilterNode): ValueTest {
  return compileNode<Value>(node, (leaf) => {
    if (leaf.kind !== 'expr' && leaf.path === null) {
      return leaf.kind === 'leaf' ? singleTest(leaf.test) : pathTest(leaf);
    }
    const matches = compileFilter(leaf);
    return (value) => isDoc(value) && matches(value);
  });
}

type Leaf = PathNode | (FilterNode & { kind: 'expr' });

function compileNode<T>(
  node: FilterNode,
  compileLeaf: (leaf: Leaf) => (value: T) => boolean,
): (value: T) => boolean {
  switch (node.kind) {
    case 'always':
      return () => node.value;
    case 'not':
      return not(compileNode(node.child, compileLeaf));
    case 'and':
    case 'or':
    case 'nor': {
      const tests = node.children.map((child) => compileNode(child, compileLeaf));
      return node.kind === 'and' ? all(tests) : node.kind === 'or' ? any(tests) : not(any(tests));
    }
    default:
      return compileLeaf(node);
  }
}

function pathTest(node: PathNode): ValueTest {
  switch (node.kind) {
    case 'leaf':
      return expandingTest(node.test);
    case 'elemMatch':
      return elementTest(node);
    case 'custom':
      return node.test;
  }
}

function all<T>(tests: readonly ((value: T) => boolean)[]): (value: T) => boolean {
  const [only] = tests;
  return only && tests.length === 1 ? only : (value) => tests.every((test) => test(value));
}

function any<T>(tests: readonly ((value: T) => boolean)[]): (value: T) => boolean {
  return (value) => tests.some((test) => test(value));
}

function not<T>(test: (value: T) => boolean): (value: T) => boolean {
  return (value) => !test(value);
}

function elementTest(node: FilterNode & { kind: 'elemMatch' }): ValueTest {
  const test = elementPredicate(node);
  return (value) => Array.isArray(value) && value.some(test);
}

/** The test an `$elemMatch` puts to each item of an array. */
export function elementPredicate(node: FilterNode & { kind: 'elemMatch' }): ValueTest {
  if (node.onValues) {
    return compileValueTest(node.child);
  }
  const matches = compileFilter(node.child);
  return (item) => {
    if (Array.isArray(item)) {
      return matches(new Map(item.map((inner, index) => [String(index), inner])));
    }
    return isDoc(item) && matches(item);
  };
}

/** Tests a value, or if it is an array any of its items or the whole. */
function expandingTest(test: LeafTest): ValueTest {
  const single = singleTest(test);
  if (test.op === 'exists' || test.op === 'size') {
    return single;
  }
  return expanding(single);
}

/** A test that an array passes with any of its items or as a whole. */
export function expanding(single: ValueTest): ValueTest {
  return (value) => (Array.isArray(value) ? value.some(single) || single(value) : single(value));
}

export function singleTest(test: LeafTest): ValueTest {
  switch (test.op) {
    case 'eq':
      return equalityTest(test.value);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return rangeTest(test.op, test.value);
    case 'in':
      return (value) =>
        test.identities.has(identityOf(value)) ||
        test.patterns.some((one) => matchesPattern(one, value));
    case 'regex':
      return (value) => matchesPattern(test.pattern, value);
    case 'exists':
      return (value) => value !== undefined;
    case 'type':
      return (value) =>
        test.types.has(typeName(value)) || (test.types.has('number') && isNumeric(value));
    case 'size':
      return (value) => Array.isArray(value) && value.length === test.size;
  }
}

function equalityTest(wanted: Value): ValueTest {
  if (typeof wanted === 'string') {
    return (value) =>
      value === wanted || (typeof value === 'object' && compareValues(value, wanted) === 0);
  }
  return (value) => compareValues(value, wanted) === 0;
}

function rangeTest(op: 'gt' | 'gte' | 'lt' | 'lte', bound: Value): ValueTest {
  const tag = orderTagOf(bound);
  const isAnyType = tag === orderTag.minKey || tag === orderTag.maxKey;
  const accepts = acceptedSigns[op];
  if (isNotANumber(bound)) {
    return (value) => op.endsWith('e') && isNotANumber(value);
  }
  return (value) => {
    if (value === undefined && tag !== orderTag.null && !isAnyType) {
      return false;
    }
    if (!isAnyType && (orderTagOf(value) !== tag || isNotANumber(value))) {
      return false;
    }
    return accepts(compareValues(value, bound));
  };
}

function isNotANumber(value: Value): boolean {
  if (value instanceof Decimal128 || value instanceof Double || typeof value === 'number') {
    return Number.isNaN(toDouble(value));
  }
  return false;
}

export const acceptedSigns = {
  gt: (sign: number) => sign > 0,
  gte: (sign: number) => sign >= 0,
  lt: (sign: number) => sign < 0,
  lte: (sign: number) => sign <= 0,
};

function matchesPattern(pattern: Pattern, value: Value): boolean {
  if (typeof value === 'string') {
    return pattern.regex.test(value);
  }
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Long) &&
    orderTagOf(value) === orderTag.regex &&
    compareValues(value, pattern.source) === 0
  );
}
