import { Decimal128, Double, Long } from 'bson';

import { compareValues, identityOf } from '../bson/compare';
import { toDouble } from '../bson/exact-number';
import { orderTag, orderTagOf } from '../bson/order-key';
import { isDoc, isNumeric, typeName, type Value } from '../bson/value';

import type { FilterNode, LeafTest, Pattern } from './filter-node';
import { type Source, visitPath } from './path';

export type Predicate = (source: Source) => boolean;
type ValueTest = (value: Value) => boolean;

/** Turns a parsed filter into a test of documents, encoded or not. */
export function compileFilter(node: FilterNode): Predicate {
  switch (node.kind) {
    case 'and':
      return all(node.children.map(compileFilter));
    case 'or':
      return any(node.children.map(compileFilter));
    case 'nor':
      return not(any(node.children.map(compileFilter)));
    case 'not':
      return not(compileFilter(node.child));
    case 'always':
      return () => node.value;
    case 'expr':
      return node.test;
    default:
      return compilePathNode(node);
  }
}

function compilePathNode(node: FilterNode & { kind: 'leaf' | 'elemMatch' | 'custom' }): Predicate {
  const { path } = node;
  const test = pathTest(node);
  return path ? (source) => visitPath(source, path, test) : (source) => test(source);
}

function pathTest(node: FilterNode & { kind: 'leaf' | 'elemMatch' | 'custom' }): ValueTest {
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

/** A filter without paths as a test of one value, arrays not expanded. */
export function compileValueTest(node: FilterNode): ValueTest {
  switch (node.kind) {
    case 'and':
      return all(node.children.map(compileValueTest));
    case 'or':
      return any(node.children.map(compileValueTest));
    case 'nor':
      return not(any(node.children.map(compileValueTest)));
    case 'not':
      return not(compileValueTest(node.child));
    case 'leaf':
      return node.path === null ? singleTest(node.test) : documentTest(node);
    case 'elemMatch':
      return node.path === null ? elementTest(node) : documentTest(node);
    case 'custom':
      return node.path === null ? node.test : documentTest(node);
    case 'always':
      return () => node.value;
    case 'expr':
      return documentTest(node);
  }
}

function documentTest(node: FilterNode): ValueTest {
  const matches = compileFilter(node);
  return (value) => isDoc(value) && matches(value);
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
