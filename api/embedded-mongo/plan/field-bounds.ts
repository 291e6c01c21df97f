import { BSONRegExp } from 'bson';

import { orderKey, orderTag, orderTagOf } from '../bson/order-key';
import type { Value } from '../bson/value';
import type { FilterNode, LeafTest, Pattern } from '../query/filter-node';

import { type Interval, intersect, isPoint, point, union } from './interval';

/**
 * Where in an index field the keys of all matching documents lie; undefined when the filter says nothing about it.
 * A document with several keys (multikey) must have one key in the answer, so conditions are not intersected then.
 */
export function fieldBounds(
  node: FilterNode,
  field: string,
  isMultikey: boolean,
): Interval[] | undefined {
  switch (node.kind) {
    case 'and':
      return combine(
        node.children.map((child) => fieldBounds(child, field, isMultikey)),
        isMultikey,
      );
    case 'or':
      return alternatives(node.children.map((child) => fieldBounds(child, field, isMultikey)));
    case 'leaf':
      return node.path?.text === field ? testBounds(node.test) : undefined;
    case 'elemMatch':
      return elementBounds(node, field, isMultikey);
    default:
      return undefined;
  }
}

function combine(all: (Interval[] | undefined)[], isMultikey: boolean): Interval[] | undefined {
  const known = all.filter((intervals) => intervals !== undefined);
  if (known.length === 0) {
    return undefined;
  }
  return isMultikey
    ? known.sort((left, right) => width(left) - width(right))[0]
    : known.reduce((left, right) => intersect(left, right));
}

// points first, fewest first
function width(intervals: readonly Interval[]): number {
  return intervals.every(isPoint) ? intervals.length : 1_000_000;
}

function alternatives(all: (Interval[] | undefined)[]): Interval[] | undefined {
  const known = all.filter((intervals) => intervals !== undefined);
  return known.length === all.length ? union(known.flat()) : undefined;
}

function elementBounds(
  node: FilterNode & { kind: 'elemMatch' },
  field: string,
  isMultikey: boolean,
): Interval[] | undefined {
  if (!node.path) {
    return undefined;
  }
  if (node.onValues) {
    return node.path.text === field ? valueBounds(node.child) : undefined;
  }
  const prefix = `${node.path.text}.`;
  return field.startsWith(prefix)
    ? fieldBounds(node.child, field.slice(prefix.length), isMultikey)
    : undefined;
}

/** One item must pass all tests, so these may be intersected. */
function valueBounds(node: FilterNode): Interval[] | undefined {
  if (node.kind === 'leaf' && node.path === null && !holdsArray(node.test)) {
    return testBounds(node.test);
  }
  return node.kind === 'and' ? combine(node.children.map(valueBounds), false) : undefined;
}

function holdsArray(test: LeafTest): boolean {
  return (
    ('value' in test && Array.isArray(test.value)) ||
    (test.op === 'in' && test.values.some(Array.isArray))
  );
}

function testBounds(test: LeafTest): Interval[] | undefined {
  switch (test.op) {
    case 'eq':
      return valuePoints(test.value);
    case 'in':
      return union([...test.values.flatMap(valuePoints), ...test.patterns.flatMap(patternBounds)]);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return rangeBounds(test.op, test.value);
    case 'regex':
      return patternBounds(test.pattern);
    default:
      return undefined;
  }
}

const emptyArrayPoint = point(Buffer.from([orderTag.undefined]));

function valuePoints(value: Value): Interval[] {
  if (!Array.isArray(value)) {
    return [point(orderKey(value))];
  }
  // an index lists an array by its items; inside another array it is an item itself
  const [first] = value;
  return union([
    value.length === 0 ? emptyArrayPoint : point(orderKey(first)),
    point(orderKey(value)),
  ]);
}

function tagInterval(tag: number): Interval {
  return {
    from: { key: Buffer.from([tag]), isAfter: false },
    to: { key: Buffer.from([tag + 1]), isAfter: false },
  };
}

function rangeBounds(op: 'gt' | 'gte' | 'lt' | 'lte', value: Value): Interval[] | undefined {
  const tag = orderTagOf(value);
  if (tag === orderTag.array || tag === orderTag.minKey || tag === orderTag.maxKey) {
    return undefined;
  }
  const key = orderKey(value);
  if (tag === orderTag.null) {
    return [point(key)];
  }
  const all = tagInterval(tag);
  switch (op) {
    case 'gt':
      return [{ from: { key, isAfter: true }, to: all.to }];
    case 'gte':
      return [{ from: { key, isAfter: false }, to: all.to }];
    case 'lt':
      return [{ from: all.from, to: { key, isAfter: false } }];
    case 'lte':
      return [{ from: all.from, to: { key, isAfter: true } }];
  }
}

function patternBounds({ source, regex }: Pattern): Interval[] {
  const exact = point(orderKey(new BSONRegExp(source.pattern, source.options)));
  const prefix =
    regex.flags.includes('i') || regex.flags.includes('m') ? '' : literalPrefix(source.pattern);
  if (prefix === '' || source.options.includes('x')) {
    return [tagInterval(orderTag.string), exact];
  }
  const key = Buffer.concat([Buffer.from([orderTag.string]), Buffer.from(prefix)]);
  return [{ from: { key, isAfter: false }, to: { key, isAfter: true } }, exact];
}

/** What every match of `^abc.*` starts with. */
function literalPrefix(pattern: string): string {
  if (!pattern.startsWith('^') || pattern.includes('|')) {
    return '';
  }
  const literal = /^[^\\^$.*+?()[\]{}|]*/.exec(pattern.slice(1))?.[0] ?? '';
  const next = pattern[1 + literal.length];
  const isLastOptional = next !== undefined && '*?{'.includes(next);
  return isLastOptional ? Array.from(literal).slice(0, -1).join('') : literal;
}
